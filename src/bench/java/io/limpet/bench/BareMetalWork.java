package io.limpet.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program of src/bench/baremetal has said of its work.
 *
 * @param handshake instructions: name, TCP and TLS, until the broker is verified
 * @param publish instructions for one message: until it has been acknowledged
 * @param stackBytes the most that was used
 * @param tlsHeapBytes the most that was used
 */
record BareMetalWork(double handshake, double publish, long stackBytes, long tlsHeapBytes) {

    /** 25 MHz, and a nanosecond an instruction. */
    private static final int INSTRUCTIONS_A_TICK = 40;

    /** Reads {@code work NAME BUSY ELAPSED} and {@code used NAME BYTES}. */
    static BareMetalWork of(List<String> lines) {
        Map<String, long[]> figures = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words.length == 4 && words[0].equals("work")) {
                figures.put(words[1], new long[] {Long.parseLong(words[2]), Long.parseLong(words[3])});
            } else if (words.length == 3 && words[0].equals("used")) {
                figures.put(words[1], new long[] {Long.parseLong(words[2])});
            }
        }
        long[] quiet = figures.get("quiet");
        return new BareMetalWork(instructions(figures.get("handshake"), quiet),
                instructions(figures.get("publishes"), quiet) / BareMetalProgram.PUBLISHES,
                figures.get("stack")[0], figures.get("tls")[0]);
    }

    /** Without what the looking whether something has come took, once a millisecond: that depends on this machine. */
    private static double instructions(long[] work, long[] quiet) {
        return INSTRUCTIONS_A_TICK * (work[0] - (double) quiet[0] / quiet[1] * work[1]);
    }
}
