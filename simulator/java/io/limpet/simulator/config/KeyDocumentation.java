package io.limpet.simulator.config;

import io.limpet.config.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What keys are good for, from the comments of device-config/defaults.properties.
 *
 * <pre>
 *   ## Title of a group                 begins a group; what follows up to a blank line introduces it
 *   # Sentences of introduction.
 *
 *   # Sentences about a key.            all comment lines above the entry
 *   # [number, 1 to 65535]              but this one, which {@link KeyFacts} says of it
 *   mqtt.port = 8883
 * </pre>
 */
final class KeyDocumentation {

    /** A group of keys. */
    record Group(String title, String introduction, List<String> keys) {
    }

    private final List<Group> groups = new ArrayList<>();
    private final Map<String, String> sentences = new LinkedHashMap<>();
    private final Map<String, String> facts = new LinkedHashMap<>();

    private KeyDocumentation() {
    }

    static KeyDocumentation read(Path project) throws IOException {
        KeyDocumentation documentation = new KeyDocumentation();
        List<String> block = new ArrayList<>();
        for (String line : Files.readAllLines(project.resolve("device-config/defaults.properties"))) {
            if (line.startsWith("#")) {
                block.add(line);
            } else {
                documentation.take(block, line);
                block.clear();
            }
        }
        return documentation;
    }

    List<Group> groups() {
        return groups;
    }

    /** Empty when there are none. */
    String sentences(Key key) {
        return sentences.getOrDefault(key.name, "");
    }

    /** What the file says between brackets; empty when it says nothing. */
    String facts(Key key) {
        return facts.getOrDefault(key.name, "");
    }

    private void take(List<String> comment, String line) {
        if (line.isBlank()) {
            if (!comment.isEmpty() && comment.get(0).startsWith("## ")) {
                groups.add(new Group(comment.get(0).substring(3), joined(comment.subList(1, comment.size())),
                        new ArrayList<>()));
            }
            return;
        }
        String key = line.substring(0, line.indexOf('=')).trim();
        groups.get(groups.size() - 1).keys().add(key);
        sentences.put(key, joined(comment.stream().filter(text -> !text.startsWith("# [")).toList()));
        String bracketed = joined(comment.stream().filter(text -> text.startsWith("# [")).toList());
        facts.put(key, bracketed.isEmpty() ? "" : bracketed.substring(1, bracketed.length() - 1));
    }

    private static String joined(List<String> comment) {
        return String.join(" ", comment.stream().map(text -> text.substring(1).trim()).toList());
    }
}
