package io.limpet;

import io.limpet.board.Clock;
import io.limpet.board.ConnectException;
import io.limpet.board.TlsSettings;
import io.limpet.log.Log;
import io.limpet.time.Floor;
import io.limpet.tls.TrustAnchors;
import io.limpet.trust.Trust;
import io.limpet.trust.TrustBundle;
import io.limpet.trust.TrustException;
import java.io.IOException;

/**
 * Whom each connection trusts, and how one set of certificates takes the place of another without a visit.
 *
 * <p>A bundle that has come and is believed is tried by a connection of its own, after a wait drawn at random, so that
 * the devices of a fleet do not all come in the same second. If its certificates do not fit the broker, those in force
 * are tried at once, and from then on each after the other, whenever the other does not fit: the device comes back
 * whenever the broker moves, and if it never does, it stays as it is. A connection made with a bundle proves it.
 */
final class TrustKeeper {

    /** A candidate that did not fit is tried first again after so long, in case the broker fits both by now. */
    private static final long AGAIN_MILLIS = 24 * 60 * 60 * 1000L;

    /** How long messages that are under way may put a trial off. */
    private static final long UNDER_WAY_MILLIS_MAX = 10_000;

    private static final long NEVER = Long.MAX_VALUE;

    /** Stands for a bundle that nobody has seen. */
    private static final int TOO_LONG = -1;

    private final Clock clock;
    private final Log log;
    private final Randomness randomness;
    private final Floor floor;
    private final TlsSettings image;
    private final long tryWithinMillis;

    /** Null when nothing but the image is to be trusted. */
    private final Trust trust;

    /** How the last attempt was made. */
    private TlsSettings current;

    /** Null likewise. */
    private final TrustInbox inbox;

    /** Whether the attempt under way, or the connection, is made with the candidate. */
    private boolean trying;

    /** Whether the certificates that were tried before these did not fit either. */
    private boolean turned;

    /** Whether it has been logged that the candidate does not fit the broker. */
    private boolean told;

    /** When the candidate goes first. */
    private long firstMillis;

    /** When the connection there is, is to be left for a trial. */
    private long leaveMillis = NEVER;

    /** Which bundle was refused last: the same again, as at each connection a retained one, is no news. */
    private int refused;

    /** How many messages have been skipped so far. */
    private long skipped;

    /** What the status topic has to be told; empty when there is nothing. */
    private String report = "";

    /** @param trust null when nothing but the image is to be trusted; then {@code inbox} is null as well */
    TrustKeeper(Clock clock, Log log, Randomness randomness, Floor floor, TlsSettings image, Trust trust,
            TrustInbox inbox, long tryWithinMillis) {
        this.clock = clock;
        this.log = log;
        this.randomness = randomness;
        this.floor = floor;
        this.image = image;
        this.current = image;
        this.trust = trust;
        this.inbox = inbox;
        this.tryWithinMillis = tryWithinMillis;
        if (trust != null) {
            begin();
        }
    }

    private void begin() {
        if (trust.damage().length() > 0) {
            log.warn("trust", "the trust bundle that was kept is not used: " + trust.damage());
        }
        if (trust.inForceVersion() > 0) {
            report = "trusting bundle " + trust.inForceVersion();
        }
    }

    /** For the log: whom the device trusts. */
    String description() {
        return (trust == null || trust.inForceVersion() == 0 ? ""
                : "bundle " + trust.inForceVersion() + " in the place of tls.ca: ")
                + TrustAnchors.describe(trust == null ? image.trustAnchors : trust.inForce().trustAnchors);
    }

    /** How the last attempt was made, and so the connection that there is. */
    TlsSettings current() {
        return current;
    }

    /** How the next attempt is to be made. */
    TlsSettings nextAttempt() {
        boolean mayTry = hasCandidate();
        trying &= mayTry;
        if (mayTry && clock.uptimeMillis() >= firstMillis) {
            trying = true;
            firstMillis = clock.uptimeMillis() + AGAIN_MILLIS;
            leaveMillis = NEVER;
        }
        current = trying ? trust.candidate() : trust == null ? image : trust.inForce();
        return current;
    }

    /**
     * An attempt has failed.
     *
     * @return whether to make another at once, with the certificates that have not been tried
     */
    boolean turns(ConnectException e) {
        if (!e.needsAttention() || !hasCandidate()) {
            return false;
        }
        if (trying && !told) {
            told = true;
            log.info("trust", "bundle " + trust.candidateVersion() + " does not fit the broker, which is tried with"
                    + " what was trusted before: " + e.getMessage());
        }
        trying = !trying;
        turned = !turned;
        return turned;
    }

    /** The broker has accepted a connection. */
    void online() {
        turned = false;
        if (trying) {
            trying = false;
            prove();
        }
    }

    private void prove() {
        try {
            trust.prove();
        } catch (IOException e) {
            log.error("trust", "that bundle " + trust.inForceVersion() + " was proved is forgotten at the next start: "
                    + e.getMessage());
        }
        log.info("trust", "trusting " + description());
        report = "trusting bundle " + trust.inForceVersion();
    }

    /**
     * After a turn of the session: looks at a bundle that has come.
     *
     * @param skipped how many messages the session has skipped because they were too long
     */
    void turn(long skipped) {
        if (inbox == null) {
            return;
        }
        if (inbox.hasBundle()) {
            receive(inbox.take());
        }
        if (skipped != this.skipped) {
            this.skipped = skipped;
            refuse(TOO_LONG, "", "a message came that is longer than mqtt.buffer-bytes");
        }
    }

    private void receive(int length) {
        if (length > trust.bundleBytesMax()) {
            refuse(length, "", length + " bytes, there is room for " + trust.bundleBytesMax());
        } else if (!trust.knows(length)) {
            try {
                accept(trust.receive(length, clock.utcMillis()));
            } catch (TrustException e) {
                refuse(trust.checksum(length), versionOf(length), e.getMessage());
            } catch (IOException e) {
                refuse(trust.checksum(length), versionOf(length), e.getMessage());
            }
        }
    }

    /** Its date is signed: no earlier one is to be believed from now on. */
    private void accept(TrustBundle bundle) {
        floor.proved(bundle.issuedUtcMillis);
        told = false;
        refused = 0;
        firstMillis = clock.uptimeMillis();
        leaveMillis = firstMillis + randomness.between(0, tryWithinMillis);
        report = "trust bundle " + bundle.version + " accepted, tried within "
                + (leaveMillis - firstMillis + 999) / 1000 + " s";
        log.info("trust", report + ": " + TrustAnchors.describe(bundle.certificates));
    }

    /** A number that nobody has signed may be anybody's, but it tells an operator which of his bundles it was. */
    private String versionOf(int length) {
        try {
            return TrustBundle.read(trust.buffer(), length).version + " ";
        } catch (TrustException e) {
            return "";
        }
    }

    private void refuse(int bundle, String version, String why) {
        String text = "trust bundle " + version + "refused: " + why;
        if (bundle == refused) {
            log.debug("trust", text);
        } else {
            refused = bundle;
            report = text;
            log.warn("trust", text);
        }
    }

    /** What the status topic has to be told; empty when there is nothing. */
    String report() {
        return report;
    }

    /** It has been told. */
    void reported() {
        report = "";
    }

    /** Whether the connection that there is should be left, for one with the candidate. */
    boolean wantsTrial(int messagesUnderWay) {
        long now = clock.uptimeMillis();
        return now >= leaveMillis && (messagesUnderWay == 0 || now >= leaveMillis + UNDER_WAY_MILLIS_MAX)
                && hasCandidate();
    }

    private boolean hasCandidate() {
        return trust != null && trust.hasCandidate(clock.utcMillis());
    }
}
