package io.limpet.fuzz;

import java.util.Map;

/**
 * One thing to be fuzzed, with the oracle that judges it.
 *
 * <p>Contract: deterministic, so that an input does the same each time; no file, no socket, no thread, no real clock;
 * done within milliseconds whatever the input; nothing is kept from one input to the next.
 */
public interface Target {

    /** Does one run. Whatever it throws is a finding; what may be thrown by the code under test it has caught. */
    void run(byte[] input) throws Exception;

    /** Inputs to begin with, by name, which {@link SeedCorpus} writes to src/fuzz/corpus. They may differ each time. */
    Map<String, byte[]> seeds();
}
