package io.limpet.simulator.broker;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which certificate the embedded broker shows. */
public enum ShownCertificate {

    /** In the broker's name, by the authority that the device trusts, and current. */
    RIGHT,

    /** The same in another name. */
    WRONG_NAME,

    /** The same, but no longer valid. */
    EXPIRED,

    /** In the broker's name, by an authority that nobody knows. */
    OTHER_AUTHORITY;

    /** {@code "wrong-name"}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of that word; null when there is none. */
    public static ShownCertificate of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst().orElse(null);
    }

    /** {@code "right, wrong-name, ..."}. */
    public static String words() {
        return Arrays.stream(values()).map(ShownCertificate::word).collect(Collectors.joining(", "));
    }
}
