package io.limpet.storm.broker;

import io.limpet.board.Clock;
import io.limpet.board.ConnectException;
import io.limpet.board.ConnectException.Reason;
import io.limpet.board.TlsSettings;
import io.limpet.storm.Dice;
import io.limpet.tls.TlsFailures;

/**
 * One attempt to connect, in steps that take their time, and each of which can fail.
 *
 * <pre>
 *   NAME ----> TCP ----> HELLO ----> VERIFY ----> established
 *   look up    SYN       of TLS      chain, name and dates
 * </pre>
 */
final class Attempt {

    private static final int RETRANSMISSION_MILLIS = 1_000;
    private static final int NAME_TIMEOUT_MILLIS = 5_000;

    private enum Step {
        NAME,
        TCP,
        HELLO,
        VERIFY
    }

    private final Network network;
    private final Broker broker;
    private final Endpoint endpoint;
    private final Clock clock;
    private final Dice dice;
    private final String host;
    private final int port;
    private final TlsSettings settings;
    private final TlsFailures failures;
    private final long timeoutMillis;
    private final long giveUpMillis;
    private final boolean blocking;

    /** Null when there is none in the way. */
    private final Obstacle obstacle;

    private Step step = Step.NAME;

    /** When this step is done, in uptime. */
    private long stepEndMillis;

    Attempt(Network network, Broker broker, Endpoint endpoint, Clock clock, String host, int port,
            TlsSettings settings, long timeoutMillis) {
        this.network = network;
        this.broker = broker;
        this.endpoint = endpoint;
        this.clock = clock;
        this.dice = network.dice;
        this.host = host;
        this.port = port;
        this.settings = settings;
        this.failures = new TlsFailures(host, port, settings);
        this.timeoutMillis = timeoutMillis;
        this.giveUpMillis = clock.uptimeMillis() + timeoutMillis;
        this.blocking = dice.oneIn(network.conditions.blockingHandshakeOneIn);
        this.obstacle = drawnObstacle();
        enter(Step.NAME);
    }

    private Obstacle drawnObstacle() {
        if (!dice.oneIn(network.conditions.obstacleOneIn)) {
            return null;
        }
        Obstacle drawn = network.conditions.obstacle == null
                ? Obstacle.values()[dice.below(Obstacle.values().length)] : network.conditions.obstacle;
        network.trace.note(network.time.nowMillis(), "network: an attempt to connect will run into obstacle %",
                drawn.ordinal());
        return drawn;
    }

    String version() {
        return settings.version;
    }

    /** How long to wait before the next {@link #advance}, in uptime; a platform that blocks does not heed deadlines. */
    long waitUntilMillis(long deadlineMillis) {
        return Math.min(Math.min(stepEndMillis, giveUpMillis), blocking ? Pipe.NEVER : deadlineMillis);
    }

    /**
     * Does what is due.
     *
     * @return whether the connection is established and verified
     */
    boolean advance() throws ConnectException {
        if (step == Step.NAME) {
            failures.check(clock);
        }
        long now = clock.uptimeMillis();
        if (now >= giveUpMillis) {
            throw timedOut();
        }
        if (now < stepEndMillis) {
            return false;
        }
        if (!network.isUp() || isStuck()) {
            stepEndMillis = now + RETRANSMISSION_MILLIS;
            return false;
        }
        return finish();
    }

    private boolean finish() throws ConnectException {
        switch (step) {
            case NAME -> {
                if (obstacle == Obstacle.NAME_NOT_RESOLVED || !host.equals(endpoint.host())) {
                    throw new ConnectException(Reason.NAME_NOT_RESOLVED, "TLS: no address for \"" + host + "\"");
                }
                enter(Step.TCP);
            }
            case TCP -> {
                if (obstacle == Obstacle.REFUSED || !broker.isListening() || port != endpoint.port()) {
                    throw new ConnectException(Reason.UNREACHABLE, "TLS: " + host + ":" + port + " refused");
                }
                enter(Step.HELLO);
            }
            case HELLO -> {
                requireHandshake();
                enter(Step.VERIFY);
            }
            case VERIFY -> {
                requireTrust();
                return true;
            }
        }
        return false;
    }

    private void enter(Step next) {
        step = next;
        stepEndMillis = clock.uptimeMillis() + (next == Step.NAME && obstacle == Obstacle.NAME_NOT_RESOLVED
                ? dice.between(1, NAME_TIMEOUT_MILLIS)
                : 2L * network.latencyMillis() + dice.below(network.conditions.handshakeStepMillisMax + 1));
    }

    /** Whether this step gets no answer. */
    private boolean isStuck() {
        return step == Step.TCP && obstacle == Obstacle.NO_ANSWER
                || step == Step.HELLO && obstacle == Obstacle.SILENT_HANDSHAKE
                || step == Step.VERIFY && obstacle == Obstacle.ENDLESS_HANDSHAKE;
    }

    private ConnectException timedOut() {
        return switch (step) {
            case NAME -> new ConnectException(Reason.NAME_NOT_RESOLVED, "TLS: no name server answers");
            case TCP -> new ConnectException(Reason.TIMED_OUT, "TLS: " + host + ":" + port + " does not answer");
            case HELLO -> failures.silent();
            case VERIFY -> failures.slow(timeoutMillis);
        };
    }

    private void requireHandshake() throws ConnectException {
        if (!broker.isListening() || obstacle == Obstacle.RESET_IN_HANDSHAKE) {
            throw failures.brokeOff("");
        }
        if (obstacle == Obstacle.HANDSHAKE_REFUSED) {
            throw dice.oneIn(2) ? failures.otherVersion() : failures.clientCertificate();
        }
    }

    /** The order of the checks is that of a platform: chain, name, dates by the device's own clock. */
    private void requireTrust() throws ConnectException {
        if (obstacle == Obstacle.NOT_TRUSTED || !endpoint.isTrustedBy(settings)) {
            throw failures.unseenCertificates(clock.utcMillis(), "");
        }
        if (obstacle == Obstacle.NAME_MISMATCH || !settings.serverName.equals(endpoint.serverName())) {
            throw new ConnectException(Reason.NAME_MISMATCH, "TLS: the certificate is for another name");
        }
        if (obstacle == Obstacle.EXPIRED || clock.utcMillis() > endpoint.notAfterMillis()) {
            throw new ConnectException(Reason.EXPIRED, "TLS: the certificate has expired");
        }
        if (obstacle == Obstacle.NOT_YET_VALID || clock.utcMillis() < endpoint.notBeforeMillis()) {
            throw new ConnectException(Reason.NOT_YET_VALID, "TLS: the certificate is not valid yet");
        }
        if (!broker.isListening()) {
            throw failures.brokeOff("");
        }
    }
}
