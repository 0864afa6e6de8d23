package io.limpet.scenario;

import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.LocalPeer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A TLS server that answers the first packet of each connection with the next of its answers, and says no more.
 *
 * <p>When all have been given it closes each connection as it comes: it is time to lead the device elsewhere.
 */
final class ScriptedBroker implements AutoCloseable {

    /** Says nothing, and keeps the connection. */
    static final byte[] SILENCE = {};

    /** Closes the connection after the CONNECT. */
    static final byte[] END = null;

    private final SSLContext context;
    private final List<byte[]> answers;
    private final LocalPeer peer;
    private int connections;

    ScriptedBroker(Identity identity, List<byte[]> answers) {
        this.context = identity.context("TLS");
        this.answers = answers;
        this.peer = LocalPeer.serving(this::serve);
    }

    int port() {
        return peer.port();
    }

    synchronized boolean isDone() {
        return connections > answers.size();
    }

    @Override
    public void close() {
        try {
            peer.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(Socket socket) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, null, 0, true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        int number = next();
        if (number >= answers.size() || secure.getInputStream().read(new byte[4096]) < 0) {
            secure.close();
            return;
        }
        byte[] answer = answers.get(number);
        if (answer == END) {
            secure.close();
            return;
        }
        send(secure, answer);
        awaitEnd(secure.getInputStream());
    }

    private synchronized int next() {
        return connections++;
    }

    private static void send(SSLSocket secure, byte[] answer) throws IOException {
        OutputStream out = secure.getOutputStream();
        if (answer.length > 0) {
            out.write(answer);
            out.flush();
        }
    }

    private static void awaitEnd(InputStream in) throws IOException {
        byte[] buffer = new byte[4096];
        while (in.read(buffer) >= 0) {
            // What it says after its CONNECT is of no interest.
        }
    }
}
