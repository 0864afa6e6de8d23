package io.limpet.baremetal;

import io.limpet.board.ConnectException;
import io.limpet.text.Utf8;
import io.limpet.tls.TcpFailures;

/**
 * Connects to a host by any of its addresses.
 *
 * <p>They are called one after another, each for its share of the time that is left. One that accepts and is of no use
 * all the same is not the first to be called the next time.
 */
final class TcpDialer {

    private final HardwareClock clock;
    private final int[] addresses = new int[NetNatives.ADDRESSES_MAX];
    /** Those that did not answer, in dotted decimal; null for one that refused. */
    private final String[] silent = new String[NetNatives.ADDRESSES_MAX];

    private TcpFailures failures;
    private int port;
    private long startMillis;
    private long giveUpMillis;
    private boolean resolving;
    /** How many addresses there are; 0 before the name has been resolved. */
    private int count;
    /** The place of the address that is called first. */
    private int first;
    /** How many have been called. */
    private int called;
    private long turnEndMillis;
    private String refusal;

    TcpDialer(HardwareClock clock) {
        this.clock = clock;
    }

    void start(String host, int port, long timeoutMillis) {
        this.failures = new TcpFailures(host, port);
        this.port = port;
        this.startMillis = clock.uptimeMillis();
        this.giveUpMillis = startMillis + timeoutMillis;
        this.count = 0;
        this.called = 0;
        this.resolving = NetNatives.resolve(Utf8.bytes(host)) == 0;
    }

    /** Does what can be done without waiting. Returns whether there is a connection. */
    boolean advance() throws ConnectException {
        if (count == 0) {
            takeAddresses();
            return false;
        }
        int state = NetNatives.tcpState();
        boolean answered = state != NetNatives.TCP_CONNECTING && state != NetNatives.TCP_FAILED;
        if (answered && state != NetNatives.TCP_REFUSED) {
            return true;
        }
        if (state != NetNatives.TCP_CONNECTING || clock.uptimeMillis() >= turnEndMillis) {
            note(answered);
            callNext();
        }
        return false;
    }

    /** The address that was connected to did not get through TLS: another one is the first of the next attempt. */
    void beginElsewhere() {
        first += called;
    }

    /** Whom it has called last, in dotted decimal. */
    String address() {
        return Ipv4.text(addresses[index()]);
    }

    private void takeAddresses() throws ConnectException {
        int found = resolving ? NetNatives.resolved() : NetNatives.FAILED;
        if (found == NetNatives.FAILED || found == NetNatives.PENDING && clock.uptimeMillis() >= giveUpMillis) {
            throw failures.nameNotResolved();
        }
        for (int i = 0; i < found; i++) {
            addresses[i] = NetNatives.resolvedAddress(i);
            silent[i] = null;
        }
        count = found;
        if (count > 0) {
            callNext();
        }
    }

    private void note(boolean refused) {
        if (refused) {
            refusal = address() + " says that nobody listens there";
        } else {
            silent[index()] = address();
        }
    }

    private void callNext() throws ConnectException {
        if (called == count) {
            throw failure();
        }
        long now = clock.uptimeMillis();
        turnEndMillis = now + Math.max(0, giveUpMillis - now) / (count - called);
        called++;
        NetNatives.tcpConnect(addresses[index()], port);
    }

    /** Of the address that was called last. */
    private int index() {
        return (first + called - 1) % count;
    }

    private ConnectException failure() {
        for (int i = 0; i < count; i++) {
            if (silent[i] != null) {
                return failures.noAnswer(silent, clock.uptimeMillis() - startMillis);
            }
        }
        return failures.refused(refusal);
    }
}
