package io.limpet.torture;

import java.util.Set;

/**
 * One broker, with one thing wrong with it or nothing.
 *
 * @param name short, of lower-case letters, digits and hyphens
 * @param wrong what is wrong: {@code "expired yesterday"}
 * @param duty what a device must do
 * @param versions of TLS that it is played in: {@code "1.2"}, {@code "1.3"} or both
 * @param endless whether it goes on until the device ends it: the device's deadline is what is tried
 * @param play what is done with each connection
 */
public record TortureCase(String name, String wrong, Duty duty, Set<String> versions, boolean endless, Play play) {

    static final Set<String> BOTH = Set.of("1.2", "1.3");

    static TortureCase refuse(String name, String wrong, Play play) {
        return new TortureCase(name, wrong, Duty.REFUSE, BOTH, false, play);
    }

    static TortureCase accept(String name, String wrong, Play play) {
        return new TortureCase(name, wrong, Duty.ACCEPT, BOTH, false, play);
    }

    /** The same, where only one version can be wrong in this way. */
    TortureCase only(String version) {
        return new TortureCase(name, wrong, duty, Set.of(version), endless, play);
    }

    /** The same, with no end of its own. */
    TortureCase withoutEnd() {
        return new TortureCase(name, wrong, duty, versions, true, play);
    }
}
