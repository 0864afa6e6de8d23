package io.limpet.config;

/** A few host names or IPv4 addresses, separated by commas, each once. */
final class HostListKind extends Kind {

    private final int max;
    private final HostKind host = new HostKind();

    /** @param max how many there may be; there is at least one */
    HostListKind(int max) {
        super("hosts");
        this.max = max;
    }

    @Override
    String allowed() {
        return "1 to " + max + " host names or IPv4 addresses, separated by commas";
    }

    @Override
    String mistakeIn(String value) {
        String[] hosts = ListKind.split(value);
        for (int i = 0; i < hosts.length; i++) {
            if (host.mistakeIn(hosts[i]) != null) {
                return "\"" + Words.shown(hosts[i], 80) + "\" is none, " + mustBeAllowed();
            }
            for (int k = 0; k < i; k++) {
                if (hosts[k].equals(hosts[i])) {
                    return "has \"" + hosts[i] + "\" twice, " + mustBeAllowed();
                }
            }
        }
        return hosts.length > max ? "has " + hosts.length + ", " + mustBeAllowed() : null;
    }
}
