package io.limpet.rules;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The methods whose divisors a person has looked at: {@code src/test/resources/divisions.txt}. */
final class Divisions {

    static Set<String> checked() {
        byte[] list = Project.read(Project.path("src/test/resources/divisions.txt"));
        return new String(list, StandardCharsets.UTF_8).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(": ")))
                .collect(Collectors.toSet());
    }

    private Divisions() {
    }
}
