package io.limpet.endurance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Ties a process to the one that started it: when standard input ends, because that one has ended, it does too. */
final class Leash {

    private Leash() {
    }

    /** Passes on each line of standard input, and ends this process after the last one. */
    static void hold(Consumer<String> onLine) {
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            in.lines().forEach(onLine);
        } catch (IOException e) {
            // As good as its end.
        }
        Runtime.getRuntime().halt(0);
    }
}
