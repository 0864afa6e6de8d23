package io.limpet.image.teavm;

import io.limpet.image.ImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that TeaVM has written, while they are being rewritten. Names are relative and have slashes:
 * {@code c/j/l/String.c} is java.lang.String.
 */
final class GeneratedC {

    private final Path folder;
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, String> written = new TreeMap<>();

    private GeneratedC(Path folder) {
        this.folder = folder;
    }

    static GeneratedC in(Path folder) throws IOException {
        GeneratedC generated = new GeneratedC(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.filter(file -> file.toString().matches(".*\\.[ch]")).toList()) {
                generated.texts.put(folder.relativize(each).toString().replace('\\', '/'), Files.readString(each));
            }
        }
        generated.written.putAll(generated.texts);
        return generated;
    }

    /** Writes what has changed. */
    void save() throws IOException {
        for (Map.Entry<String, String> each : texts.entrySet()) {
            if (!each.getValue().equals(written.get(each.getKey()))) {
                Files.writeString(folder.resolve(each.getKey()), each.getValue());
            }
        }
    }

    boolean has(String file) {
        return texts.containsKey(file);
    }

    String text(String file) throws ImageException {
        if (!has(file)) {
            throw changed(file, "the file itself");
        }
        return texts.get(file);
    }

    void write(String file, String text) {
        texts.put(file, text);
    }

    List<String> files(Predicate<String> which) {
        return texts.keySet().stream().filter(which).toList();
    }

    /** The classes' own files: not TeaVM's runtime in C, not the tables. */
    List<String> classFiles() {
        return files(each -> each.contains("/"));
    }

    /** Whether a pattern is found in a class's file. */
    boolean isFound(Pattern pattern) {
        return classFiles().stream().anyMatch(each -> pattern.matcher(texts.get(each)).find());
    }

    /** Forgets files, which are not compiled. */
    void leaveOut(Predicate<String> which) {
        texts.keySet().removeIf(which);
    }

    /** Replaces what a pattern finds in a file, which must be there. */
    void replace(String file, Pattern pattern, String replacement) throws ImageException {
        if (!pattern.matcher(text(file)).find()) {
            throw changed(file, pattern.pattern());
        }
        texts.put(file, pattern.matcher(texts.get(file)).replaceAll(replacement));
    }

    /** Replaces what a pattern finds in the classes' files; every program has it in one of them. */
    void replaceInClasses(Pattern pattern, Function<MatchResult, String> replacement) throws ImageException {
        if (!replaceWherePresent(pattern, replacement)) {
            throw changed("no file of a class", pattern.pattern());
        }
    }

    /** The same for what a program need not have; returns whether it has. */
    boolean replaceWherePresent(Pattern pattern, Function<MatchResult, String> replacement) {
        boolean found = false;
        for (String each : classFiles()) {
            Matcher matcher = pattern.matcher(texts.get(each));
            if (matcher.find()) {
                found = true;
                texts.put(each, matcher.replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match))));
            }
        }
        return found;
    }

    static ImageException changed(String file, String expected) {
        return new ImageException("TeaVM has written C that the rewrites do not know, made for version "
                + JavaToC.TEAVM_VERSION + ": " + file + " has no match for\n    " + expected
                + "\nIt takes somebody to look what the new version does there (src/host/java/io/limpet/image/teavm).");
    }
}
