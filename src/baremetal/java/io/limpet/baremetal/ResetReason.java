package io.limpet.baremetal;

import io.limpet.board.LastReset;
import io.limpet.board.LastReset.Cause;
import io.limpet.text.Hex;

/** Why the device started, from the record that outlives a reset. */
final class ResetReason {

    private ResetReason() {
    }

    static LastReset read() {
        int programCounter = ResetNatives.programCounter();
        return new LastReset(cause(ResetNatives.cause()), ResetNatives.count(),
                programCounter == 0 ? "" : "at " + hexadecimal(programCounter));
    }

    private static Cause cause(int number) {
        switch (number) {
            case ResetNatives.WATCHDOG:
                return Cause.WATCHDOG;
            case ResetNatives.HARD_FAULT:
                return Cause.FAULT;
            case ResetNatives.STACK_OVERFLOW:
                return Cause.STACK_OVERFLOW;
            case ResetNatives.OUT_OF_MEMORY:
                return Cause.OUT_OF_MEMORY;
            case ResetNatives.UNCAUGHT_EXCEPTION:
                return Cause.UNCAUGHT_EXCEPTION;
            case ResetNatives.REQUESTED:
                return Cause.REQUESTED;
            case ResetNatives.LIBRARY_FAILURE:
                return Cause.LIBRARY_FAILURE;
            default:
                return Cause.POWER_ON;
        }
    }

    private static String hexadecimal(int value) {
        StringBuilder text = new StringBuilder("0x");
        for (int shift = 28; shift >= 0; shift -= 4) {
            text.append(Hex.digit(value >> (shift & 31)));
        }
        return text.toString();
    }
}
