package io.limpet;

import io.limpet.board.Board;
import io.limpet.board.Clock;
import io.limpet.board.Link;
import io.limpet.board.NonVolatile;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;
import io.limpet.config.Configuration;
import io.limpet.config.ConfigurationException;
import io.limpet.config.Keys;
import io.limpet.config.Mistake;
import io.limpet.log.Level;
import io.limpet.log.Log;
import io.limpet.memory.Slot;
import io.limpet.mqtt.MqttSession;
import io.limpet.mqtt.SessionOptions;
import io.limpet.outbox.Outbox;
import io.limpet.outbox.OutboxException;
import io.limpet.seal.Sealed;
import io.limpet.time.BatteryClock;
import io.limpet.time.BuildDate;
import io.limpet.time.Ds1338;
import io.limpet.time.Floor;
import io.limpet.time.TimeServers;
import io.limpet.time.UtcTime;
import java.io.IOException;

/** What the firmware consists of, made once, at boot, as the configuration says. Nothing is made later. */
final class Setup {

    /** Where the configuration lies in flash: the effective one, as {@code ./limpet config} prints it. */
    private static final String CONFIGURATION = "limpet.properties";

    /** How often a memory is looked at again that did not answer at boot. */
    private static final long MEMORY_RETRY_MILLIS = 5_000;

    final Log log;
    final Configuration configuration;
    final TlsSettings tls;
    final SecureConnector connector;
    final Link link;
    final Outbox outbox;
    final WriteBehind writeBehind;
    final Expiry expiry;
    final Health health;
    final TrustKeeper trust;

    /** Null when there is no command topic. */
    final Commands commands;

    final BrokerEvents events;
    final Announcer announcer;
    final MqttSession session;
    final SessionStart sessionStart;
    final Sampler sampler;

    /** For what has to be kept; null for none. Its first {@link Floor#SECTORS} sectors are the floor's. */
    final NonVolatile keepMemory;
    final Floor floor;
    final TimeKeeper timeKeeper;
    final Recovery recovery;

    private final Board board;
    private final Clock clock;
    private final Randomness randomness;

    /** @throws ConfigurationException when the configuration cannot be used; all its mistakes are in the log then */
    static Setup boot(Board board, OutboxChoice outboxes) throws ConfigurationException {
        Log log = new Log(board.console(), board.clock());
        log.info("boot", "Limpet " + Version.NAME + " on " + board.name() + ", serial number " + board.serialNumber()
                + (board.lastReset().wasUnwanted() ? ", " + board.lastReset() : ""));
        try {
            return make(board, outboxes, log, readConfiguration(board));
        } catch (ConfigurationException e) {
            report(e, log);
            throw e;
        }
    }

    /** A memory that does not answer is waited for: to go on without it would be to promise what cannot be kept. */
    private static Setup make(Board board, OutboxChoice outboxes, Log log, Configuration configuration)
            throws ConfigurationException {
        String said = "";
        while (true) {
            try {
                return new Setup(board, outboxes, log, configuration);
            } catch (IOException e) {
                if (!e.getMessage().equals(said)) {
                    said = e.getMessage();
                    log.error(e instanceof OutboxException ? "outbox" : "trust", said + "; waiting for it");
                }
                board.clock().sleepUntil(board.clock().uptimeMillis() + MEMORY_RETRY_MILLIS);
            }
        }
    }

    private Setup(Board board, OutboxChoice outboxes, Log log, Configuration configuration)
            throws ConfigurationException, IOException {
        this.board = board;
        this.clock = board.clock();
        this.log = log;
        this.configuration = configuration;
        MessageSizes.check(configuration);
        this.tls = configuration.tlsSettings();
        this.connector = connector();
        this.link = board.link(configuration.linkSettings());
        this.outbox = outboxes.open(board, configuration, log);
        this.keepMemory = MemoryChoice.forKeeping(board, configuration);
        this.floor = new Floor(clock, BuildDate.UTC_MILLIS,
                keepMemory == null ? null : new Slot(keepMemory, 0, 1, Floor.KIND));
        BatteryClock batteryClock = batteryClock();
        this.randomness = new Randomness(board.serialNumber(),
                clock.isSet() ? clock.utcMillis() : clock.uptimeMillis());
        this.writeBehind = new WriteBehind(clock, log, outboxes.writeBehind(),
                configuration.millis(Keys.OUTBOX_JOURNAL_AFTER));
        this.expiry = new Expiry(clock, log);
        this.health = new Health(board, link, outbox, expiry);
        TrustChoice trusts = new TrustChoice(board, configuration, keepMemory);
        this.trust = trusts.keeper(log, randomness, floor);
        this.commands = configuration.isSet(Keys.MQTT_COMMAND_TOPIC)
                ? new Commands(configuration.text(Keys.MQTT_COMMAND_TOPIC), log) : null;
        this.events = new BrokerEvents(log, subscriptions(commands, trusts.inbox()));
        this.announcer = new Announcer(configuration.text(Keys.MQTT_STATUS_TOPIC), board.lastReset(),
                trusts.inbox() != null);
        this.session = session();
        this.sessionStart = new SessionStart(session, clock, randomness, isForgetful());
        this.sampler = sampler();
        this.timeKeeper = new TimeKeeper(clock, log, new TimeServers(clock, board.datagrams(),
                configuration.list(Keys.TIME_SNTP_HOST), configuration.integer(Keys.TIME_SNTP_PORT), floor,
                randomness.next()), floor, batteryClock);
        this.recovery = new Recovery(clock, log, new Backoff(configuration.millis(Keys.BACKOFF_INITIAL),
                configuration.millis(Keys.BACKOFF_MAXIMUM), randomness), health);
        log.keepLast(configuration.integer(Keys.LOG_LINES_KEPT));
        log.setLevel(Level.of(configuration.text(Keys.LOG_LEVEL)));
        log.info("boot", "device \"" + configuration.text(Keys.DEVICE_ID) + "\", trusting "
                + trust.description());
    }

    private static Subscription[] subscriptions(Subscription commands, Subscription bundles) {
        if (commands == null || bundles == null) {
            return commands != null ? new Subscription[] {commands}
                    : bundles != null ? new Subscription[] {bundles} : new Subscription[0];
        }
        return new Subscription[] {commands, bundles};
    }

    private SecureConnector connector() throws ConfigurationException {
        SecureConnector found = board.secureConnector(configuration.text(Keys.TLS_STACK));
        if (found == null) {
            throw configuration.refusal(Keys.TLS_STACK, "not in this image, which has " + Board.PLATFORM_TLS
                    + " only. Set that, or build the image with the other (docs/porting.md)");
        }
        return found;
    }

    /** Has set the clock already, if it can be believed; null when there is none. */
    private BatteryClock batteryClock() {
        if (configuration.is(Keys.TIME_RTC, "none")) {
            return null;
        }
        BatteryClock batteryClock = new BatteryClock(clock, new Ds1338(board.i2cBus()), floor);
        String fault = batteryClock.start();
        log.info("time", fault == null ? "the clock chip says " + UtcTime.dateAndTime(clock.utcMillis())
                : fault + "; the network will tell the date");
        return batteryClock;
    }

    /** Whether a power cut takes what the broker still knows of QoS 2. */
    private boolean isForgetful() {
        boolean allInJournal = configuration.is(Keys.OUTBOX_STORAGE, "journal")
                && configuration.millis(Keys.OUTBOX_JOURNAL_AFTER) == 0;
        return !allInJournal && configuration.integer(Keys.MQTT_QOS) == 2
                && !configuration.flag(Keys.MQTT_CLEAN_SESSION);
    }

    private static Configuration readConfiguration(Board board) throws ConfigurationException {
        byte[] content = null;
        String problem = "no such resource in flash";
        try {
            content = board.resources().read(CONFIGURATION);
        } catch (IOException e) {
            problem = e.getMessage();
        }
        if (content == null) {
            throw Configuration.unreadable(CONFIGURATION, problem);
        }
        byte[] deviceKey = board.deviceKey();
        try {
            return Configuration.read(content, CONFIGURATION, board.serialNumber(), board.resources(), deviceKey);
        } finally {
            Sealed.wipe(deviceKey);
        }
    }

    private static void report(ConfigurationException e, Log log) {
        Mistake[] mistakes = e.mistakes();
        for (int i = 0; i < mistakes.length; i++) {
            log.error("config", mistakes[i].toString());
        }
        log.error("config", "not started: " + mistakes.length + (mistakes.length == 1 ? " mistake" : " mistakes")
                + " in the configuration");
    }

    private MqttSession session() throws OutboxException {
        SessionOptions options = new SessionOptions(configuration.text(Keys.MQTT_CLIENT_ID))
                .cleanSession(configuration.flag(Keys.MQTT_CLEAN_SESSION))
                .keepAliveSeconds((int) (configuration.millis(Keys.MQTT_KEEP_ALIVE) / 1000))
                .inflightMax(configuration.integer(Keys.MQTT_IN_FLIGHT))
                .sendBytes(configuration.integer(Keys.MQTT_BUFFER_BYTES))
                .receiveBytes(configuration.integer(Keys.MQTT_BUFFER_BYTES))
                .connackTimeoutMillis((int) configuration.millis(Keys.MQTT_TIMEOUT))
                .acknowledgementTimeoutMillis((int) configuration.millis(Keys.MQTT_TIMEOUT));
        if (configuration.isSet(Keys.MQTT_USERNAME)) {
            options.credentials(configuration.text(Keys.MQTT_USERNAME),
                    configuration.isSet(Keys.MQTT_PASSWORD) ? configuration.text(Keys.MQTT_PASSWORD) : null);
        }
        announcer.makeWill(options);
        return new MqttSession(options, outbox, clock, events);
    }

    private Sampler sampler() {
        return new Sampler(clock, log, health, outbox, Publication.of(configuration),
                Channel.of(configuration, board.i2cBus(), health), configuration.millis(Keys.PUBLISH_INTERVAL));
    }
}
