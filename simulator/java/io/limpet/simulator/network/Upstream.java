package io.limpet.simulator.network;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Where the broker is now; asked anew for each connection. */
@FunctionalInterface
public interface Upstream {

    InetSocketAddress locate() throws IOException;
}
