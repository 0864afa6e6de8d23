package io.limpet.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every {@link Datagrams} keeps to, with a host that sends back what it is sent. */
public abstract class DatagramsContract {

    private static final int PATIENCE_MILLIS = 5000;

    protected abstract Datagrams datagrams();

    protected abstract Clock clock();

    @Test
    void bringBackWhatWasSent() throws IOException {
        open();
        byte[] sent = {9, 1, 2, 3, 9};
        datagrams().send(sent, 1, 3);
        byte[] received = new byte[8];
        assertEquals(3, datagrams().receive(received, 2, 6, soon()));
        assertArrayEquals(new byte[] {0, 0, 1, 2, 3, 0, 0, 0}, received);
        datagrams().close();
    }

    @Test
    void waitUntilTheDeadline() throws IOException {
        open();
        long deadlineMillis = clock().uptimeMillis() + 50;
        assertEquals(0, datagrams().receive(new byte[8], 0, 8, deadlineMillis));
        assertTrue(clock().uptimeMillis() >= deadlineMillis, "it returned before its deadline");
        datagrams().close();
    }

    @Test
    void cutOffWhatExceedsTheBuffer() throws IOException {
        open();
        byte[] sent = new byte[1000];
        Arrays.fill(sent, (byte) 7);
        datagrams().send(sent, 0, sent.length);
        byte[] received = new byte[8];
        assertEquals(4, datagrams().receive(received, 0, 4, soon()));
        assertArrayEquals(new byte[] {7, 7, 7, 7, 0, 0, 0, 0}, received);
        assertEquals(0, datagrams().receive(received, 0, 4, clock().uptimeMillis() + 20), "the rest came as well");
        datagrams().close();
    }

    @Test
    void forgetWhatCameBeforeTheyWereOpenedAnew() throws IOException {
        open();
        datagrams().send(new byte[] {1}, 0, 1);
        clock().sleepUntil(clock().uptimeMillis() + 100);
        open();
        assertEquals(0, datagrams().receive(new byte[8], 0, 8, clock().uptimeMillis() + 20));
        datagrams().send(new byte[] {2}, 0, 1);
        byte[] received = new byte[1];
        assertEquals(1, datagrams().receive(received, 0, 1, soon()));
        assertEquals(2, received[0]);
        datagrams().close();
    }

    @Test
    void areClosedTwiceWithoutAnError() throws IOException {
        datagrams().close();
        open();
        datagrams().close();
        datagrams().close();
    }

    private void open() throws IOException {
        datagrams().open(Peers.HOST, Integer.parseInt(Peers.UDP_ECHO));
    }

    private long soon() {
        return clock().uptimeMillis() + PATIENCE_MILLIS;
    }
}
