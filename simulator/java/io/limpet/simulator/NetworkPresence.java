package io.limpet.simulator;

import io.limpet.simulator.network.NtpServer;
import io.limpet.simulator.network.SimulatedDns;
import io.limpet.simulator.network.SimulatedLink;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether a device is on the network, and what follows from it: what it can reach, and what it can resolve. */
final class NetworkPresence {

    private final SimulatedLink link;
    private final NtpServer ntpServer;
    private final Map<String, InetAddress[]> hosts;

    private volatile boolean present;
    private volatile boolean dnsWorks = true;

    /** Whether the names can be resolved now. */
    private boolean hostsShown;

    NetworkPresence(SimulatedLink link, NtpServer ntpServer, Map<String, InetAddress[]> hosts) {
        this.link = link;
        this.ntpServer = ntpServer;
        this.hosts = new LinkedHashMap<>(hosts);
        link.setCarrier(false);
        ntpServer.setReachable(false);
    }

    boolean isPresent() {
        return present;
    }

    synchronized void setPresent(boolean present) {
        if (this.present != present) {
            this.present = present;
            link.setCarrier(present);
            ntpServer.setReachable(present);
            showHosts();
        }
    }

    synchronized void setDns(boolean works) {
        dnsWorks = works;
        showHosts();
    }

    boolean hasDns() {
        return dnsWorks;
    }

    synchronized void setHost(String host, InetAddress... addresses) {
        hosts.put(host, addresses);
        hostsShown = false;
        showHosts();
    }

    private void showHosts() {
        boolean show = present && dnsWorks;
        if (show == hostsShown) {
            return;
        }
        hostsShown = show;
        SimulatedDns dns = SimulatedDns.install();
        hosts.forEach((host, addresses) -> {
            if (show && addresses.length > 0) {
                dns.set(host, addresses);
            } else {
                dns.remove(host);
            }
        });
    }
}
