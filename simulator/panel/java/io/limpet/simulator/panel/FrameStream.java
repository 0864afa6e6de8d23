package io.limpet.simulator.panel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Frames as server-sent events (WHATWG HTML §9.2), to each viewer in a thread of the server. A viewer who does not read
 * holds up this thread and nothing else: what is new meanwhile is not kept for him, he is shown it, as far as it is
 * remembered, when he reads again; and the server gives him up in the end.
 */
final class FrameStream {

    static final int VIEWERS_MAX = 8;

    /** Ten a second at most; and one in two seconds at least, so that the page sees that we are there. */
    private static final long PAUSE_MILLIS = 100;
    private static final int PAUSES_MAX = 20;

    private static final byte[] BEFORE = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Recording recording;
    private final Simulation simulation;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final AtomicInteger viewers = new AtomicInteger();

    FrameStream(Recording recording, Simulation simulation) {
        this.recording = recording;
        this.simulation = simulation;
    }

    /** Room for one more viewer. @throws Refusal when there is none */
    void enter() {
        if (viewers.incrementAndGet() > VIEWERS_MAX) {
            viewers.decrementAndGet();
            throw new Refusal(503, "There are " + VIEWERS_MAX + " pages open already. Close one.");
        }
    }

    /** Sends frames until the browser goes or the run ends; ends what {@link #enter} began. */
    void send(OutputStream out) throws IOException {
        try {
            Cursor cursor = new Cursor();
            int pauses = 0;
            do {
                Frame frame = recording.frame(cursor, simulation.facts(), simulation.world());
                if (++pauses >= PAUSES_MAX || !isEmpty(frame)) {
                    write(out, frame);
                    pauses = 0;
                }
            } while (!ending.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            viewers.decrementAndGet();
        }
    }

    int viewers() {
        return viewers.get();
    }

    /** Every viewer is let go. */
    void end() {
        ending.countDown();
    }

    private static void write(OutputStream out, Frame frame) throws IOException {
        out.write(BEFORE);
        out.write(FrameJson.of(frame));
        out.write(AFTER);
        out.flush();
    }

    private static boolean isEmpty(Frame frame) {
        return !frame.whole() && frame.world() == null && frame.life() == null && frame.verdict() == null
                && frame.ledger() == null && frame.outage() == null && frame.readings().isEmpty()
                && frame.fates().isEmpty() && frame.depths().isEmpty() && frame.lines().isEmpty()
                && frame.packets().isEmpty();
    }
}
