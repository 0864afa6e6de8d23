package ej.ecom.network;

import java.io.IOException;
import java.net.NetworkInterface;

import io.limpet.simulator.natives.NetworkNatives;
import io.limpet.simulator.natives.Natives;

/**
 * Starts, enables and configures network interfaces.
 *
 * <p>A simulated device has one interface. The {@code java.net} of the desktop lists the desktop's own, so whichever
 * of them the firmware names stands for it.
 */
public class NetworkInterfaceManager {

    private NetworkInterfaceManager() {
    }

    /** Powers the hardware up. */
    public static void start(NetworkInterface networkInterface) throws IOException {
        natives(networkInterface).setStarted(true);
    }

    public static void stop(NetworkInterface networkInterface) throws IOException {
        natives(networkInterface).setStarted(false);
    }

    public static boolean isStarted(NetworkInterface networkInterface) throws IOException {
        return natives(networkInterface).isStarted();
    }

    /** Lets the IP stack use it. */
    public static void enable(NetworkInterface networkInterface) throws IOException {
        natives(networkInterface).setEnabled(true);
    }

    public static void disable(NetworkInterface networkInterface) throws IOException {
        natives(networkInterface).setEnabled(false);
    }

    public static boolean isEnabled(NetworkInterface networkInterface) throws IOException {
        return natives(networkInterface).isEnabled();
    }

    public static void configure(NetworkInterface networkInterface, IPConfiguration configuration)
            throws IOException {
        natives(networkInterface).configure(configuration);
    }

    public static IPConfiguration getIPConfiguration(NetworkInterface networkInterface) throws IOException {
        return natives(networkInterface).configuration();
    }

    /** Makes it the one that the default route goes through. */
    public static void setDefault(NetworkInterface networkInterface) throws IOException {
        natives(networkInterface);
    }

    private static NetworkNatives natives(NetworkInterface networkInterface) {
        if (networkInterface == null) {
            throw new NullPointerException("networkInterface");
        }
        return Natives.current().network();
    }
}
