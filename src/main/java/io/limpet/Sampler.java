package io.limpet;

import io.limpet.board.Clock;
import io.limpet.log.Log;
import io.limpet.outbox.Outbox;
import io.limpet.outbox.OutboxException;
import io.limpet.payload.Reading;
import io.limpet.sensor.SensorException;
import io.limpet.text.Text;

/**
 * Turns sensors into messages in the outbox, at its interval, in every state of the firmware.
 *
 * <pre>
 *   due: start all sensors  --longest measurement-->  due: read all, write messages  --rest of interval-->  due: ...
 * </pre>
 *
 * The times are kept to a grid, so that the interval does not drift; slots that passed while the platform was busy (a
 * TLS handshake that it does in one call) are left out. A sensor that fails is reported, skipped, and tried again in
 * the next slot; it never stops the others.
 */
final class Sampler {

    private final Clock clock;
    private final Log log;
    private final Health health;
    private final Outbox outbox;
    private final Publication publication;
    private final Channel[] channels;
    private final long intervalMillis;

    private boolean measuring;
    private boolean outboxFailing;
    private long slotMillis;
    private long dueMillis;
    private long takenAtUptimeMillis;
    private long takenAtUtcMillis;

    Sampler(Clock clock, Log log, Health health, Outbox outbox, Publication publication, Channel[] channels,
            long intervalMillis) {
        if (intervalMillis < 1) {
            throw new IllegalArgumentException("intervalMillis: " + intervalMillis + ", must be 1 or more");
        }
        this.clock = clock;
        this.log = log;
        this.health = health;
        this.outbox = outbox;
        this.publication = publication;
        this.channels = channels;
        this.intervalMillis = intervalMillis;
        this.slotMillis = clock.uptimeMillis();
        this.dueMillis = slotMillis;
    }

    /** When {@link #turn} has something to do next, in milliseconds of uptime. */
    long dueMillis() {
        return dueMillis;
    }

    /** Takes a reading now, and goes on at the interval from here. */
    void sampleNow() {
        if (!measuring) {
            slotMillis = clock.uptimeMillis();
            dueMillis = slotMillis;
        }
    }

    void turn() {
        if (clock.uptimeMillis() < dueMillis) {
            return;
        }
        if (measuring) {
            collect();
        } else {
            begin();
        }
    }

    private void begin() {
        takenAtUptimeMillis = clock.uptimeMillis();
        takenAtUtcMillis = clock.isSet() ? clock.utcMillis() : Reading.TIME_UNKNOWN;
        int longest = 0;
        for (int i = 0; i < channels.length; i++) {
            longest = Math.max(longest, begin(channels[i]));
        }
        measuring = true;
        dueMillis = clock.uptimeMillis() + longest;   // from now: on a slow bus, to start them all took its time
    }

    private int begin(Channel channel) {
        channel.measuring = false;
        try {
            int millis = channel.sensor.start();
            channel.measuring = true;
            return millis;
        } catch (SensorException e) {
            report(channel, e);
            return 0;
        }
    }

    private void collect() {
        for (int i = 0; i < channels.length; i++) {
            if (channels[i].measuring) {
                collect(channels[i]);
            }
        }
        measuring = false;
        long missed = (clock.uptimeMillis() - slotMillis) / intervalMillis;
        slotMillis += (missed + 1) * intervalMillis;
        dueMillis = slotMillis;
    }

    private void collect(Channel channel) {
        try {
            channel.sensor.read(channel.reading.values);
        } catch (SensorException e) {
            report(channel, e);
            return;
        }
        if (channel.failing) {
            channel.failing = false;
            log.info("sensor", channel.sensor.name() + " is back");
        }
        queue(channel);
    }

    private void queue(Channel channel) {
        channel.reading.sequence++;
        channel.reading.uptimeMillis = takenAtUptimeMillis;
        channel.reading.utcMillis = takenAtUtcMillis;
        Text message = publication.compose(channel);
        try {
            outbox.append(message.buffer(), 0, message.length());
            outboxFailing = false;
        } catch (OutboxException e) {
            health.readingRefused();
            if (!outboxFailing) {
                outboxFailing = true;
                log.warn("outbox", e.getMessage() + "; readings are dropped");
            }
        }
    }

    private void report(Channel channel, SensorException e) {
        health.sensorFailed();
        if (!channel.failing) {
            channel.failing = true;
            log.warn("sensor", e.getMessage());
        }
    }
}
