package io.limpet.torture;

import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The brokers of trials: those of one version of TLS apart from those of the other, so that none is met twice. */
final class Brokers implements AutoCloseable {

    private final Map<String, TortureServer> servers = new HashMap<>();

    Brokers(List<Trial> trials) throws IOException {
        for (String version : TortureCase.BOTH) {
            servers.put(version, new TortureServer(
                    trials.stream().filter(each -> each.version().equals(version)).map(Trial::play).toList(),
                    InetAddress.getByName(TortureContract.ADDRESS), 0, (play, port, device, encounter) -> { }));
        }
    }

    int port(Trial trial) {
        return servers.get(trial.version()).port(trial.play());
    }

    List<Encounter> encounters(Trial trial) {
        return servers.get(trial.version()).encounters(trial.play());
    }

    @Override
    public void close() throws IOException {
        for (TortureServer each : servers.values()) {
            each.close();
        }
    }
}
