package io.limpet.torture;

import java.util.ArrayList;
import java.util.List;

/** All cases, in the order of their ports. */
public final class TortureCases {

    private final Authorities authorities;
    private final List<TortureCase> all = new ArrayList<>();

    /**
     * Makes them, certificates and keys and all: a second.
     *
     * @param name that devices know the broker by
     * @param address at which they call it, in figures
     */
    public TortureCases(String name, String address) {
        authorities = new Authorities(name, address);
        all.addAll(NameCases.of(authorities));
        all.addAll(ChainCases.of(authorities));
        all.addAll(KeyCases.of(authorities));
        all.addAll(ProtocolCases.of(authorities));
        all.addAll(ClosingCases.of(authorities));
        all.addAll(NoiseCases.of(authorities));
    }

    public List<TortureCase> all() {
        return List.copyOf(all);
    }

    /** Whom a device is to trust, for its tls.ca: "BEGIN CERTIFICATE" twice. */
    public String trustedPem() {
        return authorities.pem();
    }

    /** The same in DER. */
    public byte[][] trustedDer() {
        return new byte[][] {authorities.root.der(), authorities.expiredRoot.der()};
    }
}
