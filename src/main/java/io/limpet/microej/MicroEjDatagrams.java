package io.limpet.microej;

import io.limpet.board.Clock;
import io.limpet.board.Datagrams;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** UDP by {@code java.net}. */
final class MicroEjDatagrams implements Datagrams {

    private final Clock clock;
    private final DatagramPacket incoming = new DatagramPacket(new byte[0], 0);
    private DatagramSocket socket;
    private InetAddress peer;
    private int peerPort;

    MicroEjDatagrams(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void open(String host, int port) throws IOException {
        close();
        try {
            peer = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("DNS: \"" + host + "\" has no address");
        }
        peerPort = port;
        socket = new DatagramSocket();
        socket.connect(peer, port);   // so that the socket hears nobody else
    }

    @Override
    public void send(byte[] bytes, int offset, int length) throws IOException {
        socket.send(new DatagramPacket(bytes, offset, length, peer, peerPort));
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, long deadlineMillis) throws IOException {
        incoming.setData(buffer, offset, length);
        socket.setSoTimeout(Timeouts.untilDeadline(clock, deadlineMillis));
        try {
            socket.receive(incoming);
            return incoming.getLength();
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
