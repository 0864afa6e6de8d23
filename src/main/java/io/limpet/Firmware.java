package io.limpet;

import io.limpet.board.Board;
import io.limpet.board.Clock;
import io.limpet.board.ConnectException;
import io.limpet.board.Connection;
import io.limpet.board.Indicator;
import io.limpet.board.Link;
import io.limpet.board.LinkException;
import io.limpet.board.SecureConnector;
import io.limpet.board.Watchdog;
import io.limpet.config.Configuration;
import io.limpet.config.ConfigurationException;
import io.limpet.config.Keys;
import io.limpet.log.Log;
import io.limpet.mqtt.MqttException;
import io.limpet.mqtt.MqttSession;
import io.limpet.time.TimeException;

/**
 * The life of the device: one loop, one thread, and one state at a time.
 *
 * <pre>
 *   boot --> LINK ---------> TIME ---------> CONNECT -------> ONLINE
 *            interface has   clock is set    TLS verified,    publish, keep alive,
 *            an address      |               CONNACK          receive
 *             ^   |          |               |                |
 *             |   v          v               v                v
 *             +-- BACKOFF ---+---------------+----------------+      from any of them, on failure
 * </pre>
 *
 * Sampling goes on in every state: a reading becomes a message in the outbox at once, and the outbox is drained
 * whenever the device is online. So an outage costs nothing but time.
 */
public final class Firmware {

    enum State {
        /** Bringing the interface up. */
        LINK,
        /** Finding out what the date is, without which no certificate can be judged. */
        TIME,
        /** TCP, TLS, CONNECT and CONNACK. */
        CONNECT,
        /** Publishing. */
        ONLINE,
        /** Waiting before the next attempt. */
        BACKOFF
    }

    /** How long what waits may take to be acknowledged when the device is asked to stop. */
    private static final long GOODBYE_MILLIS_MAX = 2_000;

    private final Clock clock;
    private final Watchdog watchdog;
    private final Indicator indicator;
    private final SecureConnector connector;
    private final Configuration configuration;
    private final Log log;
    final Setup setup;
    private final Link link;
    private final MqttSession session;

    /** The longest turn of the loop where nothing is due: how soon a stop is heeded and a lost link is noticed. */
    private final long turnMillisMax;

    State state = State.LINK;

    private volatile boolean stopRequested;

    /**
     * Boots: reads the configuration from flash and makes everything that will ever be needed.
     *
     * @throws ConfigurationException when the configuration cannot be used; all its mistakes are in the log then
     */
    public Firmware(Board board) throws ConfigurationException {
        this(board, new OutboxChoice());
    }

    Firmware(Board board, OutboxChoice outboxes) throws ConfigurationException {
        this.clock = board.clock();
        this.watchdog = board.watchdog();
        this.indicator = board.indicator();
        this.setup = Setup.boot(board, outboxes);
        this.log = setup.log;
        this.configuration = setup.configuration;
        this.link = setup.link;
        this.session = setup.session;
        this.connector = setup.connector;
        this.turnMillisMax = configuration.millis(Keys.LOOP_TURN_MAXIMUM);
        watchdog.start((int) configuration.millis(Keys.WATCHDOG_TIMEOUT));
    }

    /** Lives until {@link #requestStop()}: for months, on a device. */
    public void run() {
        while (!stopRequested) {
            turn();
        }
        sayGoodbye();
    }

    /** Asks the loop to disconnect properly and end, before a restart or deep sleep. From any thread. */
    public void requestStop() {
        stopRequested = true;
    }

    /** How many readings the broker has acknowledged since the start. From any thread. */
    public int acknowledgedReadings() {
        return setup.events.acknowledgedCount();
    }

    /** One turn of the loop: sample what is due, then go on with the state until the next thing is due. */
    void turn() {
        setup.sampler.turn();
        setup.writeBehind.turn();
        long wakeMillis = Math.min(Math.min(setup.sampler.dueMillis(), setup.writeBehind.dueMillis()),
                clock.uptimeMillis() + turnMillisMax);
        try {
            live(wakeMillis);
        } catch (LinkException e) {
            fail("link", e.getMessage(), false);
        } catch (TimeException e) {
            fail("time", e.getMessage(), false);
        } catch (ConnectException e) {
            failToConnect(e);
        } catch (MqttException e) {
            fail("mqtt", e.getMessage(), e.needsAttention());
        }
        watchdog.feed();
    }

    private void live(long wakeMillis) throws LinkException, TimeException, ConnectException, MqttException {
        switch (state) {
            case LINK:
                bringUpTheLink(wakeMillis);
                break;
            case TIME:
                findOutTheTime(wakeMillis);
                break;
            case CONNECT:
                connect(wakeMillis);
                break;
            case ONLINE:
                publish(wakeMillis);
                break;
            default:
                rest(wakeMillis);
        }
    }

    private void bringUpTheLink(long wakeMillis) throws LinkException {
        if (link.isUp()) {
            state = State.TIME;
        } else if (link.bringUp(wakeMillis)) {
            log.info("link", link.description());
            state = State.TIME;
        }
    }

    private void findOutTheTime(long wakeMillis) throws TimeException, LinkException {
        requireTheLink();
        if (setup.timeKeeper.findOut(wakeMillis)) {
            setup.sessionStart.timeIsKnown();
            startToConnect();
        }
    }

    private void connect(long wakeMillis) throws ConnectException, MqttException, LinkException {
        requireTheLink();
        if (!session.isOpen()) {
            Connection connection = connector.advance(wakeMillis);
            if (connection != null) {
                setup.timeKeeper.trust(connection);
                log.info("tls", "verified " + setup.tls.serverName + ": " + connection.description());
                setup.expiry.verified(connection, setup.trust.current().trustAnchors);
                setup.sessionStart.open(connection);
            }
            return;
        }
        session.turn(wakeMillis);
        if (session.isOnline() && setup.sessionStart.accepted()) {
            comeOnline();
        } else if (!session.isOpen()) {
            startToConnect();
        }
    }

    private void startToConnect() {
        connector.start(configuration.text(Keys.MQTT_HOST), configuration.integer(Keys.MQTT_PORT),
                setup.trust.nextAttempt(), configuration.millis(Keys.CONNECT_TIMEOUT));
        state = State.CONNECT;
    }

    private void comeOnline() {
        setup.health.connected();
        log.info("mqtt", "online as \"" + configuration.text(Keys.MQTT_CLIENT_ID) + "\", "
                + (session.sessionPresent() ? "session kept" : "new session") + ", " + setup.health.outboxSummary());
        indicator.set(true);
        setup.trust.online();
        setup.announcer.comeOnline(session);
        setup.events.subscribe(session);
        state = State.ONLINE;
    }

    private void publish(long wakeMillis) throws MqttException, LinkException {
        requireTheLink();
        session.turn(wakeMillis);
        if (setup.events.takeAcknowledged()) {
            setup.recovery.succeeded();
            setup.announcer.proved();
        }
        if (setup.commands != null && setup.commands.takeSampleWanted()) {
            setup.sampler.sampleNow();
        }
        setup.timeKeeper.keepRight();
        setup.expiry.turn();
        keepTrust();
    }

    private void keepTrust() {
        setup.trust.turn(session.skipped());
        if (setup.trust.report().length() > 0 && setup.announcer.tell(session, setup.trust.report())) {
            setup.trust.reported();
        } else if (setup.trust.wantsTrial(session.inFlight())) {
            log.info("trust", "leaving the broker, to connect with the new certificates");
            leave();
            startToConnect();
        }
    }

    private void rest(long wakeMillis) {
        clock.sleepUntil(Math.min(wakeMillis, setup.recovery.endMillis()));
        if (clock.uptimeMillis() >= setup.recovery.endMillis()) {
            state = State.LINK;
        }
    }

    private void requireTheLink() throws LinkException {
        if (!link.isUp()) {
            link.takeDown();
            throw new LinkException(LinkException.Reason.NO_NETWORK, "lost");
        }
    }

    /** If it may be the clock, a time server is asked first: to wait before that would be to wait twice. */
    private void failToConnect(ConnectException e) {
        if (e.mayBeTheClock() && setup.timeKeeper.doubt()) {
            log.info("tls", "a certificate does not fit the date: asking for the time");
            state = State.TIME;
        } else if (setup.trust.turns(e)) {
            startToConnect();
        } else {
            fail("tls", e.getMessage(), e.needsAttention());
        }
    }

    /** From whatever state: gives up what is under way, says so once, and waits. */
    private void fail(String component, String message, boolean needsAttention) {
        setup.timeKeeper.giveUp();
        connector.abandon();
        session.close();
        indicator.set(false);
        setup.recovery.failed(component, message, needsAttention);
        if (setup.recovery.shouldRejoin()) {
            link.takeDown();
        }
        state = State.BACKOFF;
    }

    /** What waits is given a moment, others are told, and the broker does not publish the will. */
    private void sayGoodbye() {
        long deadlineMillis = clock.uptimeMillis() + GOODBYE_MILLIS_MAX;
        try {
            while (session.isOnline() && setup.outbox.size() > 0 && clock.uptimeMillis() < deadlineMillis) {
                session.turn(deadlineMillis);
            }
        } catch (MqttException e) {
            log.debug("mqtt", e.getMessage());
        }
        leave();
        connector.abandon();
        log.info("boot", "stopped, " + setup.outbox.size() + " waiting");
    }

    /** In order: the others are told, and the broker does not publish the will. */
    private void leave() {
        setup.announcer.goOffline(session);
        session.disconnect();
        indicator.set(false);
    }
}
