package io.limpet;

import io.limpet.board.Board;
import io.limpet.board.Link;
import io.limpet.outbox.Outbox;
import io.limpet.sensor.DeviceFacts;

/** What the device knows of itself: published like any other reading, and in the log. */
final class Health implements DeviceFacts {

    private final Board board;
    private final Link link;
    private final Outbox outbox;
    private final Expiry expiry;

    private long connections;
    private long sensorFailures;
    private long refusedReadings;

    Health(Board board, Link link, Outbox outbox, Expiry expiry) {
        this.board = board;
        this.link = link;
        this.outbox = outbox;
        this.expiry = expiry;
    }

    /** The broker has accepted a connection. */
    void connected() {
        connections++;
    }

    /** A measurement has failed. */
    void sensorFailed() {
        sensorFailures++;
    }

    /** The outbox's memory has failed, and a reading is lost. */
    void readingRefused() {
        refusedReadings++;
    }

    /** For the log: {@code "3 waiting, 12 dropped so far"}. */
    String outboxSummary() {
        return outbox.size() + " waiting" + (dropped() > 0 ? ", " + dropped() + " dropped so far" : "");
    }

    @Override
    public long uptimeSeconds() {
        return board.clock().uptimeMillis() / 1000;
    }

    @Override
    public long freeHeapBytes() {
        return board.freeHeapBytes();
    }

    @Override
    public long signalDbm() {
        return link.signalDbm();
    }

    @Override
    public long outboxDepth() {
        return outbox.size();
    }

    @Override
    public long dropped() {
        return outbox.dropped() + refusedReadings;
    }

    @Override
    public long reconnects() {
        return Math.max(0, connections - 1);
    }

    @Override
    public long sensorFailures() {
        return sensorFailures;
    }

    @Override
    public long certificateDays() {
        return expiry.certificateDays();
    }

    @Override
    public long anchorDays() {
        return expiry.anchorDays();
    }
}
