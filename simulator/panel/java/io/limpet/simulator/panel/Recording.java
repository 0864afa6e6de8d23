package io.limpet.simulator.panel;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * What is remembered of all that has happened: within bounds, whoever looks on or not. What takes long is done outside
 * the lock, so that the device waits for nobody.
 */
final class Recording implements DeviceEvents {

    static final int READINGS_MAX = 16_384;
    static final int FATES_MAX = 16_384;
    static final int LINES_MAX = 2_000;
    static final int PACKETS_MAX = 500;

    private static final int LINE_LENGTH_MAX = 2_000;
    private static final int SENSOR_LENGTH_MAX = 64;

    /** All that the firmware says when its interface is down. */
    private static final String LINK_LOST = "link: lost";

    /** {@code "I    0.246 boot ..."}, as the firmware's log writes it. */
    private static final Pattern LEVEL = Pattern.compile("([EWID]) +\\d+\\.\\d{3} .*");

    /** A reading, and what has become of it: null as long as that is open. */
    private record Known(Frame.Reading reading, Frame.Fate fate) {
    }

    private final LongSupplier clock;
    private final BoundedLog<Known> readings = new BoundedLog<>(READINGS_MAX);
    private final BoundedLog<Frame.Fate> fates = new BoundedLog<>(FATES_MAX);
    private final BoundedLog<Frame.Line> lines = new BoundedLog<>(LINES_MAX);
    private final BoundedLog<Frame.Packet> packets = new BoundedLog<>(PACKETS_MAX);
    private final DepthLog depths = new DepthLog();
    private final Ledger ledger = new Ledger(new Book());
    private final OutageTeller outage = new OutageTeller();
    private final VerdictTeller verdict = new VerdictTeller();
    private final PacketDecoder sentPackets = new PacketDecoder(true, this::add);
    private final PacketDecoder gotPackets = new PacketDecoder(false, this::add);
    private final LifeTeller life;

    /** Of the line before, which the next may go on. */
    private String level = "";

    /** Of the reading that is being counted, read before the lock was taken. */
    private Values values = Values.NONE;

    /** @param clock milliseconds since 1970 */
    Recording(LongSupplier clock) {
        this.clock = clock;
        this.life = new LifeTeller(clock.getAsLong());
    }

    synchronized void judgeBySubscriber(boolean subscriber) {
        ledger.judgeBySubscriber(subscriber);
    }

    @Override
    public synchronized void booted(boolean byWatchdog) {
        long now = clock.getAsLong();
        forgetConnection(now);
        life.booted(now);
        if (byWatchdog) {
            outage.offline(now, "the watchdog reset it", "", ledger.counts());
        } else {
            outage.offline(now, "", "", ledger.counts());
        }
    }

    @Override
    public synchronized void powerLost() {
        long now = clock.getAsLong();
        forgetConnection(now);
        life.powerLost(now);
        outage.offline(now, "its power was cut", "", ledger.counts());
    }

    @Override
    public synchronized void line(String text) {
        String shown = shown(text);
        if (LEVEL.matcher(shown).matches()) {
            level = shown.substring(0, 1);
        } else if (!shown.startsWith(" ")) {
            level = "";
        }
        add(level, shown);
    }

    @Override
    public synchronized void noted(String text) {
        text.lines().limit(LINES_MAX).forEach(each -> add("S", shown(each)));
    }

    @Override
    public synchronized void turn(String state, long backoffLeftMillis, String lastFailure, int waiting,
            int inJournal) {
        long now = clock.getAsLong();
        depths.note(now, waiting, inJournal);
        String was = life.life().state();
        boolean failed = life.turn(now, state, backoffLeftMillis, lastFailure);
        if (failed) {
            boolean unlinked = lastFailure.equals(LINK_LOST);
            outage.offline(now, unlinked ? "its network was gone" : cause(was), unlinked ? "" : lastFailure,
                    ledger.counts());
        } else if (!state.equals(was) && state.equals(LifeTeller.ONLINE)) {
            ledger.markBacklog();
            outage.online(now, ledger.counts());
        } else if (!state.equals(was) && was.equals(LifeTeller.ONLINE)) {
            outage.offline(now, "it connects anew", "", ledger.counts());
        }
        lookAtOutage(now);
    }

    @Override
    public void found(List<Message> waiting) {
        synchronized (this) {
            ledger.found(waiting);
            lookAtOutage(clock.getAsLong());
        }
    }

    @Override
    public void sampled(Message reading) {
        Values read = Values.of(reading.payload());
        synchronized (this) {
            values = read;
            ledger.sampled(reading);
        }
    }

    @Override
    public void dropped(Message reading) {
        Values read = Values.of(reading.payload());
        synchronized (this) {
            values = read;
            ledger.dropped(reading);
            lookAtOutage(clock.getAsLong());
        }
    }

    @Override
    public synchronized void acknowledged(Message reading) {
        long now = clock.getAsLong();
        ledger.acknowledged(reading, now);
        lookAtOutage(now);
    }

    @Override
    public synchronized void received(Message message) {
        long now = clock.getAsLong();
        ledger.received(message, now);
        lookAtOutage(now);
    }

    @Override
    public synchronized void connecting(String host, int port) {
        sentPackets.reset();
        gotPackets.reset();
        verdict.connecting(clock.getAsLong(), host, port);
    }

    @Override
    public void presented(List<X509Certificate> chain, String name) {
        List<Frame.Certificate> readable = Certificates.of(chain);
        synchronized (this) {
            verdict.presented(readable, name);
        }
    }

    @Override
    public void verified(String description, String cipherSuite, String anchor, List<X509Certificate> chain) {
        List<Frame.Certificate> readable = Certificates.of(chain);
        synchronized (this) {
            verdict.verified(clock.getAsLong(), description, cipherSuite, anchor, readable);
        }
    }

    @Override
    public synchronized void refused(String message) {
        verdict.refused(clock.getAsLong(), message);
    }

    @Override
    public synchronized void sent(byte[] bytes, int offset, int length) {
        sentPackets.feed(bytes, offset, length);
    }

    @Override
    public synchronized void got(byte[] bytes, int offset, int length) {
        gotPackets.feed(bytes, offset, length);
    }

    @Override
    public synchronized void closed() {
        forgetConnection(clock.getAsLong());
    }

    /** What is new to a viewer; nothing but the time when nothing is. */
    synchronized Frame frame(Cursor cursor, Facts facts, World world) {
        long now = clock.getAsLong();
        BoundedLog<Frame.Depth> depthLog = depths.look(now);
        boolean whole = cursor.whole || readings.misses(cursor.readings) || fates.misses(cursor.fates)
                || depthLog.misses(cursor.depths);
        if (whole) {
            beginAnew(cursor);
        }
        Frame.Life newLife = Cursor.news(cursor.life, life.life());
        Frame.Verdict newVerdict = Cursor.news(cursor.verdict, verdict.verdict());
        Frame.Counts newCounts = Cursor.news(cursor.ledger, ledger.counts());
        Frame.Outage newOutage = Cursor.news(cursor.outage, outage.tell(now, ledger.counts()));
        Frame frame = new Frame(whole, now, whole ? facts : null, Cursor.news(cursor.world, world), newLife, newVerdict,
                newCounts, newOutage, readings.since(cursor.readings).stream().map(Known::reading).toList(),
                whole ? rememberedFates() : fates.since(cursor.fates), depthLog.since(cursor.depths),
                lines.since(cursor.lines), packets.since(cursor.packets));
        advance(cursor, world, newOutage == null ? cursor.outage : newOutage, depthLog.end());
        return frame;
    }

    /** How many readings its ledger remembers. */
    synchronized int remembered() {
        return ledger.remembered();
    }

    private static void beginAnew(Cursor cursor) {
        cursor.whole = false;
        cursor.readings = 0;
        cursor.fates = 0;
        cursor.depths = 0;
        cursor.lines = 0;
        cursor.packets = 0;
        cursor.world = null;
        cursor.life = null;
        cursor.verdict = null;
        cursor.ledger = null;
        cursor.outage = null;
    }

    private void advance(Cursor cursor, World world, Frame.Outage told, long depthEnd) {
        cursor.readings = readings.end();
        cursor.fates = fates.end();
        cursor.depths = depthEnd;
        cursor.lines = lines.end();
        cursor.packets = packets.end();
        cursor.world = world;
        cursor.life = life.life();
        cursor.verdict = verdict.verdict();
        cursor.ledger = ledger.counts();
        cursor.outage = told;
    }

    /** Of each reading that is remembered, what has become of it, even if that was told long ago. */
    private List<Frame.Fate> rememberedFates() {
        return readings.since(0).stream().map(Known::fate).filter(each -> each != null).toList();
    }

    private void forgetConnection(long now) {
        sentPackets.reset();
        gotPackets.reset();
        verdict.closed(now);
    }

    private void lookAtOutage(long now) {
        outage.look(now, ledger.backlog(), ledger.counts());
    }

    private String cause(String left) {
        return switch (left) {
            case "LINK" -> "it had no network";
            case "TIME" -> "it could not learn the time";
            case "CONNECT" -> verdict.hasSeenCertificates() ? "TLS with the broker failed"
                    : "the broker did not answer";
            default -> "the connection was lost";
        };
    }

    private void add(String level, String text) {
        lines.add(new Frame.Line(lines.end(), clock.getAsLong(), level, text));
    }

    private void add(Frame.Packet packet) {
        packets.add(new Frame.Packet(packets.end(), clock.getAsLong(), packet.sent(), packet.type(),
                packet.identifier(), packet.qos(), packet.duplicate(), packet.retain(), packet.topic(),
                packet.payload(), packet.detail(), packet.hex(), packet.length()));
    }

    private static String shown(String text) {
        return Words.shortened(Words.harmless(text), LINE_LENGTH_MAX);
    }

    /** Writes down what the ledger has found out. */
    private final class Book implements Ledger.Fates {

        @Override
        public void counted(long id, Message reading, boolean found) {
            Values said = found ? Values.of(reading.payload()) : values;
            long now = clock.getAsLong();
            boolean dated = found && said.utcMillis() > 0 && said.utcMillis() < now;
            String sensor = reading.topic().substring(reading.topic().lastIndexOf('/') + 1);
            Frame.Reading counted = new Frame.Reading(id, dated ? said.utcMillis() : now,
                    Words.shortened(Words.harmless(sensor), SENSOR_LENGTH_MAX), said.sequence(), said.quantities());
            readings.add(new Known(counted, null));
        }

        @Override
        public void settled(long id, String fate) {
            Frame.Fate told = new Frame.Fate(id, fate, clock.getAsLong());
            fates.add(told);
            Known known = readings.get(id);
            if (known != null) {
                readings.replace(id, new Known(known.reading(), told));
            }
        }
    }
}
