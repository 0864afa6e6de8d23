package io.limpet.mqtt;

import static io.limpet.fuzz.Oracle.demand;
import static io.limpet.fuzz.Oracle.demandEqual;
import static io.limpet.fuzz.Oracle.demandPrintable;

import io.limpet.fuzz.FuzzClock;
import io.limpet.fuzz.Script;
import io.limpet.fuzz.Target;
import io.limpet.outbox.MemoryOutbox;
import io.limpet.outbox.Outbox;
import io.limpet.outbox.OutboxException;
import io.limpet.outbox.WhenFull;
import io.limpet.text.Text;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@link MqttSession} with an outbox in memory, against a broker that does whatever the script says: right answers,
 * wrong ones, any bytes, silence, broken connections, at any moment.
 *
 * <pre>
 *   9 bytes of options | step | step | ...       a step: 1 byte, and what it needs more; see {@link #step}
 * </pre>
 *
 * The oracle: {@link SessionWitness} for what is said; here, that each message is in exactly one place (outbox,
 * acknowledged, dropped), that time passes as told, that a turn does bounded work, and that a sound broker gets it all
 * in the end.
 */
public final class SessionTarget implements Target {

    private static final int MESSAGE_BYTES_MAX = 60;

    /** With an outbox of eight messages a sound broker has them all long before. */
    private static final int CALM_TURNS_MAX = 300;

    private static final TopicFilter FILTER = new TopicFilter("f/#");

    @Override
    public void run(byte[] input) throws OutboxException {
        Script script = new Script(input);
        new Play(script).run();
    }

    /** One run. */
    private static final class Play {

        private final Script script;
        private final FuzzClock clock = new FuzzClock();
        private final SessionWitness witness = new SessionWitness();
        private final MemoryOutbox outbox;
        private final MqttSession session;
        private final int inflightMax;
        private final boolean cleanSession;
        private final int pieceBytes;

        private Wire wire;
        private int messages;
        private long appended;

        Play(Script script) throws OutboxException {
            this.script = script;
            outbox = new MemoryOutbox(script.between(1, 8), MESSAGE_BYTES_MAX,
                    script.flag() ? WhenFull.DROP_OLDEST : WhenFull.DROP_NEWEST);
            inflightMax = script.between(1, 6);
            cleanSession = script.flag();
            session = new MqttSession(new SessionOptions("d").cleanSession(cleanSession)
                    .keepAliveSeconds(script.choose(60)).inflightMax(inflightMax)
                    .receivedQos2Max(script.between(1, 3)).sendBytes(80 + script.choose(64))
                    .receiveBytes(64 + script.choose(64)), outbox, clock, witness);
            pieceBytes = 1 + script.next();
        }

        void run() throws OutboxException {
            open();
            while (!script.isOver()) {
                step();
                check();
            }
            calm();
        }

        private void step() throws OutboxException {
            int step = script.choose(16);
            switch (step) {
                case 0, 1 -> append();
                case 2 -> turn(1 + script.next());
                case 3 -> turn(1 + script.next() * 500L);
                case 4, 5 -> answerOne();
                case 6 -> answerAll();
                case 7 -> wire.put(acknowledgement());
                case 8 -> wire.put(publish());
                case 9 -> wire.put(script.bytes());
                case 10 -> request();
                case 11 -> publishNow();
                case 12 -> wire.closeByBroker();
                case 13 -> wire.breakOff();
                case 14 -> leave();
                default -> open();
            }
        }

        // What the device does

        private void open() {
            if (!session.isOpen()) {
                wire = new Wire(clock, witness, pieceBytes);
                witness.connecting();
                if (script.choose(8) == 7) {
                    session.openToForget(wire);
                } else {
                    session.open(wire);
                }
            }
        }

        private void append() {
            appended++;
            Text text = message(script.choose(3));
            long number = outbox.append(text.buffer(), 0, text.length());
            if (number != Outbox.NONE) {
                witness.accepted(number, messages);
            }
        }

        private Text message(int qos) {
            messages++;
            Text text = Message.begin(new Text(MESSAGE_BYTES_MAX), new TopicName("t"), qos, script.flag());
            text.appendByte(messages >> 8).appendByte(messages);
            for (int more = script.choose(50); more > 0; more--) {
                text.appendByte('x');
            }
            return text;
        }

        private void publishNow() {
            session.publishNow(message(0));
        }

        private void request() {
            if (script.flag()) {
                session.subscribe(FILTER, script.choose(3));
            } else {
                session.unsubscribe(FILTER);
            }
        }

        private void leave() {
            if (script.flag()) {
                session.disconnect();
            } else {
                session.close();
            }
            demand(wire.isClosed() && !session.isOpen(), "not closed");
            wire.checkWork(1);
        }

        private void turn(long waitMillis) {
            if (!session.isOpen()) {
                return;
            }
            long begunMillis = clock.uptimeMillis();
            try {
                session.turn(begunMillis + waitMillis);
            } catch (MqttException e) {
                demandPrintable(e.getMessage());
                demand(e.reason() != MqttException.Reason.OUTBOX_FAILED, "the outbox has not failed");
                demand(!session.isOpen() && wire.isClosed(), "not closed after " + e.getMessage());
            }
            demand(clock.uptimeMillis() <= begunMillis + waitMillis, "waits too long");
            wire.checkWork(witness.heardCount());
        }

        // What the broker does

        private void answerOne() {
            List<byte[]> open = witness.answerable();
            if (!open.isEmpty()) {
                wire.put(answer(open.remove(script.choose(open.size())), script.flag()));
            }
        }

        private void answerAll() {
            List<byte[]> open = witness.answerable();
            while (!open.isEmpty()) {
                wire.put(answer(open.remove(0), script.flag()));
            }
        }

        private static byte[] answer(byte[] packet, boolean sessionPresent) {
            ReferenceFrame frame = ReferenceFrame.at(packet, 0);
            int at = frame.type() == PacketType.PUBLISH && frame.remainingLength() > 2
                    ? frame.body() + 2 + frame.topicBytes() : frame.body();
            byte high = at + 1 < packet.length ? packet[at] : 0;
            byte low = at + 1 < packet.length ? packet[at + 1] : 0;
            return switch (frame.type()) {
                case PacketType.CONNECT -> new byte[] {0x20, 2, (byte) (sessionPresent ? 1 : 0), 0};
                case PacketType.PUBLISH -> frame.qos() == 0 ? new byte[0]
                        : new byte[] {(byte) (frame.qos() == 1 ? 0x40 : 0x50), 2, high, low};
                case PacketType.PUBREC -> new byte[] {0x62, 2, high, low};
                case PacketType.PUBREL -> new byte[] {0x70, 2, high, low};
                case PacketType.SUBSCRIBE -> new byte[] {(byte) 0x90, 3, high, low, 0};
                case PacketType.UNSUBSCRIBE -> new byte[] {(byte) 0xb0, 2, high, low};
                case PacketType.PINGREQ -> new byte[] {(byte) 0xd0, 0};
                default -> new byte[0];
            };
        }

        private byte[] acknowledgement() {
            byte[] first = {0x20, 0x40, 0x50, 0x62, 0x70, (byte) 0x90, (byte) 0xb0, (byte) 0xd0};
            int kind = script.choose(first.length);
            int length = kind == 5 ? 3 : kind == 7 ? 0 : 2;
            byte[] packet = new byte[2 + length];
            packet[0] = first[kind];
            packet[1] = (byte) length;
            if (length > 0) {
                packet[1 + length] = (byte) script.choose(20);
            }
            if (kind == 5) {
                packet[3] = (byte) script.choose(20);
                packet[4] = (byte) script.choose(3);
            }
            return packet;
        }

        private byte[] publish() {
            int qos = script.choose(3);
            int payload = script.choose(120);
            int length = 2 + 1 + (qos > 0 ? 2 : 0) + payload;
            byte[] packet = new byte[2 + length];
            packet[0] = (byte) (0x30 | qos << 1 | (qos > 0 && script.flag() ? 8 : 0));
            packet[1] = (byte) length;
            packet[3] = 1;
            packet[4] = 'b';
            if (qos > 0) {
                packet[6] = (byte) (1 + script.choose(5));
            }
            return packet;
        }

        // What must hold

        private void check() {
            demandEqual(appended, outbox.size() + witness.acknowledgedCount() + outbox.dropped(),
                    "messages in the outbox, acknowledged and dropped");
            demand(session.inFlight() <= inflightMax, session.inFlight() + " in flight");
            demandEqual(0L, session.discarded(), "discarded");
            for (long number = outbox.next(Outbox.NONE); number != Outbox.NONE; number = outbox.next(number)) {
                demand(!witness.isAcknowledged(number), "acknowledged and still in the outbox: " + number);
            }
        }

        /** A sound broker from here on. */
        private void calm() throws OutboxException {
            session.close();
            open();
            boolean sessionPresent = !cleanSession && messages % 2 == 0;
            for (int turn = 0; turn < CALM_TURNS_MAX && (outbox.size() > 0 || session.inFlight() > 0); turn++) {
                turn(1);
                List<byte[]> asked = witness.answerable();
                while (!asked.isEmpty()) {
                    wire.put(answer(asked.remove(0), sessionPresent));
                }
                check();
            }
            demandEqual(0, outbox.size(), "messages that a sound broker did not get");
            demandEqual(0, session.inFlight(), "in flight when the outbox is empty");
        }
    }

    @Override
    public Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        seeds.put("qos-1", seed("02 00 06 01 02 05 00 01 00 05 00 01 01 05 02 05 06 01 02 09"));
        seeds.put("qos-2", seed("02 00 06 01 02 05 00 02 00 05 02 05 06 00 02 05 06 00 02 05"));
        seeds.put("reconnect", seed("02 00 06 01 02 05 00 02 00 05 00 01 00 05 02 05 06 00 0d 02 "
                + "05 0f 00 02 05 06 01 02 05 06 00 02 05"));
        seeds.put("session-lost", seed("02 00 06 01 02 05 00 02 00 05 02 05 06 00 02 05 0c 02 05 0f "
                + "00 02 05 06 00 02 05 06 00 02 05"));
        seeds.put("incoming", seed("02 00 06 01 02 05 08 02 05 00 01 02 05 08 01 03 00 02 02 05 "
                + "08 02 6e 00 03 02 05 07 04 02 02 05"));
        seeds.put("requests", seed("02 00 06 01 02 05 0a 01 01 0a 00 02 05 06 00 02 05"));
        seeds.put("silence", seed("02 00 06 01 02 05 03 ff 03 ff 03 ff 03 ff"));
        seeds.put("raw", seed("02 00 06 01 02 05 09 0b 30 09 00 01 74 68 69 6a 6b 6c 6d 02 05"));
        return seeds;
    }

    private static byte[] seed(String steps) {
        return HexFormat.ofDelimiter(" ").parseHex("07 00 05 00 1e 01 10 10 ff 00 " + steps);
    }
}
