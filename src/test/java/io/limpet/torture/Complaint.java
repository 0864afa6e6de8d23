package io.limpet.torture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.ConnectException.Reason;
import java.util.EnumSet;
import java.util.Set;

/** What a refusal has to say: where, and what, as far as a connector can know it. */
final class Complaint {

    private Complaint() {
    }

    static void judge(Trial trial, Attempt attempt) {
        assertTrue(attempt.said().matches("TLS: (127\\.0\\.0\\.1|10\\.0\\.2\\.2):\\d+ .*"),
                () -> "it does not say where: " + attempt.said());
        Set<Reason> expected = reasons(trial.play().name());
        assertTrue(expected.contains(attempt.reason()),
                () -> attempt.reason() + " is not in " + expected + ": " + attempt.said());
    }

    /** The reasons that are right for a case. */
    private static Set<Reason> reasons(String name) {
        return switch (name) {
            case "expired", "expired-intermediate", "expired-root" -> EnumSet.of(Reason.EXPIRED);
            case "not-yet-valid", "not-yet-valid-intermediate" -> EnumSet.of(Reason.NOT_YET_VALID);
            case "wrong-name", "name-is-the-end", "name-is-the-beginning", "name-of-the-parent",
                    "name-in-cn-beside-others" -> EnumSet.of(Reason.NAME_MISMATCH);
            case "unknown-ca", "unknown-ca-sent-along", "namesake-ca", "self-signed", "missing-intermediate",
                    "leaf-as-ca" -> EnumSet.of(Reason.NOT_TRUSTED);
            case "silent", "one-byte-a-second" -> EnumSet.of(Reason.TIMED_OUT, Reason.CLOSED);
            default -> EnumSet.range(Reason.TIMED_OUT, Reason.NAME_MISMATCH);
        };
    }
}
