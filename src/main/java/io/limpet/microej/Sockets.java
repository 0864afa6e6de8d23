package io.limpet.microej;

import java.io.IOException;
import java.net.Socket;

/** Closing, which must never fail. */
final class Sockets {

    private Sockets() {
    }

    /** Null is closed already. */
    static void close(Socket socket) {
        if (socket == null) {
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            // Closed or not, it is not used again.
        }
    }
}
