package io.limpet.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the boards offer, class by class and member by member: {@code src/test/resources/microej-api.txt}.
 *
 * <pre>
 *   [EDC]                                                    library
 *   java.io.IOException extends java.lang.Exception          class, with what it inherits members from
 *       new(java.lang.String)                                constructor
 *       int read(byte[], int, int)                           method
 *       int MAX_VALUE                                        field
 * </pre>
 */
final class BoardApi {

    /** A class: what it inherits from, the libraries it is in, and the library of each of its members. */
    private static final class Entry {
        private final Set<String> libraries = new LinkedHashSet<>();
        private final Set<String> supertypes = new LinkedHashSet<>();
        private final Map<String, String> members = new HashMap<>();
    }

    private static final String NO_ADVICE =
            "find another way, or add it to microej-api.txt with where it is known from";

    private final Map<String, Entry> classes = new HashMap<>();
    private final Map<String, String> replacements = new HashMap<>();

    static BoardApi load() {
        BoardApi api = new BoardApi();
        api.readClasses(lines("microej-api.txt"));
        api.readReplacements(lines("microej-replacements.txt"));
        return api;
    }

    /** The library that offers a class, the one for all boards first; null when none does. */
    String libraryOf(String className) {
        Entry entry = classes.get(className);
        return entry == null ? null : entry.libraries.iterator().next();
    }

    /** The library that offers a member to users of a class, its own or an inherited one; null when none does. */
    String libraryOf(String className, String member) {
        Entry entry = classes.get(className);
        if (entry == null) {
            return null;
        }
        if (entry.members.containsKey(member)) {
            return entry.members.get(member);
        }
        return entry.supertypes.stream().map(each -> libraryOf(each, member)).filter(Objects::nonNull).findFirst()
                .orElse(null);
    }

    /** What to use in place of a class that boards do not have. */
    String replacementFor(String className) {
        return bestAdvice(className);
    }

    /** What to use in place of a member; that of a class that the class inherits from, where it has none of its own. */
    String replacementFor(String className, Member member) {
        String best = bestAdvice(member.in(className));
        Entry entry = classes.get(className);
        if (best.equals(NO_ADVICE) && entry != null) {
            best = entry.supertypes.stream().map(each -> replacementFor(each, member))
                    .filter(each -> !each.equals(NO_ADVICE)).findFirst().orElse(NO_ADVICE);
        }
        return best;
    }

    /** The most specific advice that there is. */
    private String bestAdvice(String name) {
        return replacements.keySet().stream().filter(name::startsWith).max(Comparator.comparingInt(String::length))
                .map(replacements::get).orElse(NO_ADVICE);
    }

    private void readClasses(List<String> lines) {
        String library = null;
        Entry entry = null;
        for (String line : lines) {
            if (line.startsWith("[")) {
                library = line.substring(1, line.indexOf(']'));
            } else if (line.startsWith(" ")) {
                entry.members.putIfAbsent(line.strip(), library);
            } else {
                String[] parts = line.split(" extends ");
                entry = classes.computeIfAbsent(parts[0], name -> new Entry());
                if (!entry.libraries.add(library)) {
                    throw new IllegalArgumentException("microej-api.txt: " + parts[0] + " stands twice in " + library);
                }
                if (parts.length > 1) {
                    entry.supertypes.addAll(List.of(parts[1].split(", ")));
                }
            }
        }
    }

    private void readReplacements(List<String> lines) {
        for (String line : lines) {
            String[] parts = line.split(": ", 2);
            replacements.put(parts[0], parts[1]);
        }
    }

    private static List<String> lines(String name) {
        try {
            return Files.readAllLines(Project.path("src/test/resources/" + name)).stream()
                    .map(line -> line.replaceFirst("\\s*#.*", "").stripTrailing())
                    .filter(line -> !line.isEmpty()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
