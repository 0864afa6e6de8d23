package io.limpet.microej;

import ej.ecom.network.IPConfiguration;
import ej.ecom.network.NetworkInterfaceManager;
import io.limpet.board.Clock;
import io.limpet.board.LinkException;
import io.limpet.board.LinkSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Enumeration;

/** The IP side of a link, the same for both media: starts the interface, configures it, and waits for its address. */
final class IpInterface {

    /** DHCP has had its chance when no address came in this time. */
    static final int ADDRESS_TIMEOUT_MILLIS = 20000;

    private static final int POLL_MILLIS = 100;

    private final LinkSettings settings;
    private final Clock clock;
    private NetworkInterface networkInterface;
    private long giveUpMillis;

    IpInterface(LinkSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Powers it up and says how it is addressed. With DHCP the asking begins when the medium is there. */
    void start() throws LinkException {
        try {
            if (networkInterface == null) {
                networkInterface = find();
            }
            if (!NetworkInterfaceManager.isStarted(networkInterface)) {
                NetworkInterfaceManager.start(networkInterface);
            }
            if (!NetworkInterfaceManager.isEnabled(networkInterface)) {
                NetworkInterfaceManager.enable(networkInterface);
            }
            NetworkInterfaceManager.configure(networkInterface, configuration());
        } catch (LinkException e) {
            throw e;
        } catch (IOException e) {
            throw hardware(e);
        }
    }

    /** Begins to wait for the address. */
    void expectAddress() {
        giveUpMillis = clock.uptimeMillis() + ADDRESS_TIMEOUT_MILLIS;
    }

    /**
     * Waits for the address until the deadline.
     *
     * @return whether it is there
     * @throws LinkException when it has been waited for long enough
     */
    boolean awaitAddress(long deadlineMillis, String medium) throws LinkException {
        while (address() == null) {
            long now = clock.uptimeMillis();
            if (now >= giveUpMillis) {
                throw new LinkException(LinkException.Reason.NO_ADDRESS, medium + ": no address "
                        + (settings.dhcp ? "from DHCP within " + ADDRESS_TIMEOUT_MILLIS / 1000 + " s. Is there a DHCP"
                                + " server on this network? Or set link.dhcp=false and link.address."
                                : "although link.address sets one."));
            }
            if (now >= deadlineMillis) {
                return false;
            }
            clock.sleepUntil(Math.min(now + POLL_MILLIS, deadlineMillis));
        }
        return true;
    }

    /** The address in dotted decimal, or null when it has none. */
    String address() throws LinkException {
        if (networkInterface == null) {
            return null;
        }
        try {
            IPConfiguration current = NetworkInterfaceManager.getIPConfiguration(networkInterface);
            InetAddress address = current == null ? null : current.getIP();
            return address == null || isUnspecified(address.getAddress()) ? null : address.getHostAddress();
        } catch (IOException e) {
            throw hardware(e);
        }
    }

    /** Lets go of the address. Never fails. */
    void stop() {
        if (networkInterface == null) {
            return;
        }
        try {
            NetworkInterfaceManager.disable(networkInterface);
        } catch (IOException e) {
            networkInterface = null;   // start() looks for it anew
        }
    }

    private IPConfiguration configuration() throws IOException {
        IPConfiguration configuration = new IPConfiguration();
        configuration.useDHCP(settings.dhcp);
        configuration.useStaticDNS(settings.dns != null);
        if (!settings.dhcp) {
            configuration.setIP(InetAddress.getByName(settings.address));
            configuration.setNetmask(InetAddress.getByName(settings.netmask));
            configuration.setGateway(InetAddress.getByName(settings.gateway));
        }
        if (settings.dns != null) {
            configuration.setDNS(new InetAddress[] {InetAddress.getByName(settings.dns)});
        }
        return configuration;
    }

    /** The first that is neither the loop-back ("lo") nor the soft access point ("ap"), by lwIP's names. */
    private static NetworkInterface find() throws IOException {
        Enumeration<NetworkInterface> all = NetworkInterface.getNetworkInterfaces();
        NetworkInterface last = null;
        while (all != null && all.hasMoreElements()) {
            last = all.nextElement();
            if (!last.getName().startsWith("lo") && !last.getName().startsWith("ap")) {
                return last;
            }
        }
        if (last == null) {
            throw new LinkException(LinkException.Reason.HARDWARE,
                    "link: the platform has no network interface. Was it built with one?");
        }
        return last;
    }

    private static boolean isUnspecified(byte[] address) {
        for (int i = 0; i < address.length; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static LinkException hardware(IOException e) {
        return new LinkException(LinkException.Reason.HARDWARE, "link: the network interface reported \""
                + e.getMessage() + "\"");
    }
}
