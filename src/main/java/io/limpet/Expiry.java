package io.limpet;

import io.limpet.board.Clock;
import io.limpet.board.Connection;
import io.limpet.log.Log;
import io.limpet.sensor.Quantity;
import io.limpet.time.UtcTime;
import io.limpet.tls.CertificateInfo;
import io.limpet.tls.VerifiedPath;

/**
 * Warns in time that the broker's certificate or the trust anchor expires: in the readings of the device's own health
 * as a number of days, and once a day in the log.
 *
 * <p>The days are of the certificates that the last connection rests on. They come from a broker that was verified, or
 * from flash, so that nobody else can make the device warn or stop it from warning.
 */
final class Expiry {

    private static final long DAY_MILLIS = 24 * 60 * 60 * 1000L;
    private static final int WARNING_DAYS = 30;

    /** Short-lived certificates are renewed when a third of their time is left: until then there is nothing to say. */
    private static final int LIFETIMES_THIRD = 3;

    private final Clock clock;
    private final Log log;

    private final Limit certificate = new Limit();
    private final Limit anchor = new Limit();
    private boolean anchorIsKnown;
    private long dueMillis;

    /** What expires, and from when on that is worth a word. */
    private static final class Limit {

        private String subject;
        private long notAfterUtcMillis;
        private int warningDays;

        void set(CertificateInfo info) {
            subject = info == null ? null : info.subject;
            if (info != null) {
                notAfterUtcMillis = info.notAfterUtcMillis;
                long lifetimeDays = (info.notAfterUtcMillis - info.notBeforeUtcMillis) / DAY_MILLIS;
                warningDays = (int) Math.min(WARNING_DAYS, lifetimeDays / LIFETIMES_THIRD);
            }
        }
    }

    Expiry(Clock clock, Log log) {
        this.clock = clock;
        this.log = log;
    }

    /** A broker was verified, with these anchors. */
    void verified(Connection connection, byte[][] anchors) {
        VerifiedPath path = VerifiedPath.of(connection, anchors);
        certificate.set(path.firstToExpire);
        anchor.set(path.anchor);
        anchorIsKnown = path.isAnchorKnown;
    }

    /** Full days until the broker's chain expires, below 0 when it has; UNKNOWN when the platform does not show it. */
    long certificateDays() {
        return days(certificate);
    }

    /** The same of the trust anchor; UNKNOWN until the broker was verified for the first time. */
    long anchorDays() {
        return days(anchor);
    }

    /** While online: warns, once a day. */
    void turn() {
        if (clock.uptimeMillis() < dueMillis) {
            return;
        }
        dueMillis = clock.uptimeMillis() + DAY_MILLIS;
        warn(certificate, "the broker's certificate \"", "\"", ". Renew it on the broker.");
        warn(anchor, anchorIsKnown ? "the trust anchor \"" : "of the trust anchors \"", anchorIsKnown ? "\""
                : "\" is the first to expire: it", ". Put its successor beside it into tls.ca.");
    }

    private void warn(Limit limit, String what, String afterSubject, String advice) {
        long days = days(limit);
        if (days == Quantity.UNKNOWN || days > limit.warningDays) {
            return;
        }
        String date = UtcTime.date(limit.notAfterUtcMillis);
        String when = days < 0 ? " expired " + date : days == 0 ? " expires within a day, " + date
                : " expires in " + days + (days == 1 ? " day, " : " days, ") + date;
        log.warn("tls", what + limit.subject + afterSubject + when + advice);
    }

    private long days(Limit limit) {
        if (limit.subject == null || !clock.isSet()) {
            return Quantity.UNKNOWN;
        }
        long left = limit.notAfterUtcMillis - clock.utcMillis();
        return left >= 0 ? left / DAY_MILLIS : -1 - (-1 - left) / DAY_MILLIS;
    }
}
