package io.limpet.torture;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection of a device, and what it did. Written by the thread that serves it, read when that has ended. */
public final class Encounter {

    private static final String PROTOCOL_NAME = "MQTT";
    private static final int FLIGHT_BYTES = 1 << 16;
    private static final int NO_ALERT = -1;
    private static final int CLOSE_NOTIFY = 0;

    final Socket socket;
    /** Of TLS, which the case is played in. */
    final Set<String> versions;
    private final CountDownLatch end;
    private final OutputStream out;
    private final InputStream in;

    private int alert = NO_ALERT;
    private int complaint = NO_ALERT;
    private boolean silent;
    private boolean finished;
    private boolean renegotiated;
    private long applicationBytes;
    private boolean sentConnect;

    /** @param end is counted down when the server is closed */
    Encounter(Socket socket, Set<String> versions, CountDownLatch end) throws IOException {
        this.socket = socket;
        this.versions = versions;
        this.end = end;
        this.out = new BufferedOutputStream(socket.getOutputStream(), FLIGHT_BYTES);
        this.in = new FlushingInputStream(socket.getInputStream(), out);
    }

    /** What was written goes out before the first byte is waited for. */
    InputStream in() {
        return in;
    }

    /**
     * To the device, a flight at a time: when the device refuses a certificate and closes, what follows it is on its
     * way already, and the alert can be read.
     */
    OutputStream out() {
        return out;
    }

    /** Waits; false when the server is being closed. */
    boolean pause(long millis) throws IOException {
        try {
            return !end.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    void receivedAlert(int description) {
        if (description != CLOSE_NOTIFY) {
            alert = description;
        }
    }

    /** Our side found fault with what the device sent. */
    void complained(int description) {
        complaint = description;
    }

    void fellSilent() {
        silent = true;
    }

    void finishedHandshake() {
        renegotiated = finished;
        finished = true;
    }

    boolean hasFinishedHandshake() {
        return finished;
    }

    /** What came after the handshake, or in the clear without one. */
    void receivedApplicationData(byte[] bytes, int length) {
        if (applicationBytes == 0) {
            // A CONNECT is recognised by its protocol's name (MQTT 3.1.1 §3.1.2.1), and not looked at any further.
            String begin = new String(bytes, 0, Math.min(length, 16), StandardCharsets.ISO_8859_1);
            sentConnect = begin.contains(PROTOCOL_NAME);
        }
        applicationBytes += length;
    }

    /** The alert that the device sent (RFC 8446 §6.2); -1 when none came. */
    public int alert() {
        return alert;
    }

    /** How many bytes of application data the device has sent. */
    public long applicationBytes() {
        return applicationBytes;
    }

    /** Whether it did what it must. A new handshake would let in somebody else, and is always wrong. */
    public boolean fulfils(Duty duty) {
        return duty == Duty.REFUSE ? applicationBytes == 0 : applicationBytes > 0 && !renegotiated;
    }

    /** In a few words, without anything that the device has sent. */
    public String outcome() {
        if (applicationBytes > 0) {
            return "went on and sent " + (sentConnect ? "CONNECT" : "data") + " (" + applicationBytes + " bytes)"
                    + (renegotiated ? ", and let the handshake be made anew" : "");
        }
        if (alert != NO_ALERT) {
            return "alert " + Alerts.name(alert);
        }
        if (complaint != NO_ALERT) {
            return "had to be told " + Alerts.name(complaint);
        }
        return (finished ? "finished the handshake and " : "") + (silent ? "did nothing more" : "closed");
    }
}
