package io.limpet.mqtt;

import static io.limpet.fuzz.Oracle.demand;
import static io.limpet.fuzz.Oracle.demandEqual;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was said on the wires of one session, in both directions, and the rules of MQTT 3.1.1 for the client's side.
 *
 * <p>A packet counts as heard by the client when its last byte was handed over. It may have ended the connection over
 * an earlier one, so that what it was told is the most that it can know: it must not claim more.
 */
final class SessionWitness implements SessionListener {

    /** A message under way: its payload's first two bytes are its name. */
    private static final class Sent {
        final int name;
        final int qos;
        /** On which connection it was sent last. */
        int connection;
        boolean received;

        Sent(int name, int qos) {
            this.name = name;
            this.qos = qos;
        }
    }

    /** The messages that the outbox accepted, by number, as the names that they bear. */
    private final Map<Long, Integer> names = new HashMap<>();
    private final Set<Long> acknowledged = new HashSet<>();
    private final Map<Integer, Sent> underWay = new HashMap<>();

    /** Names of those with QoS 0 that were written, and of those whose acknowledgement was heard. */
    private final Set<Integer> done = new HashSet<>();

    /** Requests by packet identifier, and the answers owed to the broker, as type and identifier. */
    private final Map<Integer, Integer> requests = new HashMap<>();
    private final List<Integer> owed = new ArrayList<>();

    /** PUBLISH packets that were handed over and not yet told to the listener. */
    private final ArrayDeque<ReferenceFrame> messages = new ArrayDeque<>();

    /** What the broker could answer: the client's packets that wait for it, oldest first. */
    private final List<byte[]> answerable = new ArrayList<>();

    private int connection;
    private boolean connectSent;
    private boolean accepted;
    private int heard;

    void accepted(long number, int name) {
        names.put(number, name);
    }

    void connecting() {
        connection++;
        connectSent = false;
        accepted = false;
        requests.clear();
        owed.clear();
        messages.clear();
        answerable.clear();
    }

    int acknowledgedCount() {
        return acknowledged.size();
    }

    boolean isAcknowledged(long number) {
        return acknowledged.contains(number);
    }

    /** How many packets the client heard since the last time it was asked. */
    int heardCount() {
        int count = heard;
        heard = 0;
        return count;
    }

    List<byte[]> answerable() {
        return answerable;
    }

    // What the client writes

    void sent(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            ReferenceFrame frame = ReferenceFrame.at(bytes, at);
            demand(frame != null && frame.remainingLength() >= 0 && frame.end() <= bytes.length, "no whole packets");
            packet(frame, bytes);
            at = frame.end();
        }
    }

    private void packet(ReferenceFrame frame, byte[] bytes) {
        int type = frame.type();
        demandEqual(!connectSent, type == PacketType.CONNECT, "CONNECT, first and once");
        demand(type == PacketType.CONNECT || accepted, PacketType.name(type) + " before the CONNACK");
        switch (type) {
            case PacketType.CONNECT -> connectSent = true;
            case PacketType.PUBLISH -> publish(frame, bytes);
            case PacketType.PUBREL -> {
                Sent sent = underWay.get(identifier(frame));
                demand(owed.remove((Integer) key(PacketType.PUBREL, identifier(frame))) || sent != null
                        && sent.received && sent.connection < connection, "PUBREL without PUBREC");
                if (sent != null) {
                    sent.connection = connection;
                }
            }
            case PacketType.PUBACK, PacketType.PUBREC, PacketType.PUBCOMP ->
                demand(owed.remove((Integer) key(type, identifier(frame))), PacketType.name(type) + " not asked for");
            case PacketType.SUBSCRIBE, PacketType.UNSUBSCRIBE -> {
                int awaited = type == PacketType.SUBSCRIBE ? PacketType.SUBACK : PacketType.UNSUBACK;
                demand(!underWay.containsKey(identifier(frame))
                        && requests.put(identifier(frame), awaited) == null, "packet identifier used twice");
            }
            case PacketType.PINGREQ, PacketType.DISCONNECT -> demandEqual(0, frame.remainingLength(), "length");
            default -> throw new AssertionError("a client does not send " + type);
        }
        answerable.add(Arrays.copyOfRange(bytes, frame.at(), frame.end()));
    }

    private void publish(ReferenceFrame frame, byte[] bytes) {
        demandEqual(ReferenceFrame.Verdict.LEGAL, frame.verdict(true), "PUBLISH");
        boolean duplicate = (bytes[frame.at()] & 8) != 0;
        int payload = frame.body() + 2 + frame.topicBytes() + (frame.qos() > 0 ? 2 : 0);
        int name = number(bytes, payload);
        if (frame.qos() == 0) {
            done.add(name);
            return;
        }
        int identifier = publishIdentifier(frame);
        Sent before = underWay.get(identifier);
        demand(duplicate || before == null, "again without DUP");   // with DUP, an earlier one may not have got through
        demand(!requests.containsKey(identifier), "the packet identifier of a request");
        if (before == null) {
            demand(underWay.values().stream().noneMatch(each -> each.name == name), "under two packet identifiers");
            demand(names.entrySet().stream().noneMatch(each -> each.getValue() == name
                    && acknowledged.contains(each.getKey())), "again, after it was acknowledged");
            before = new Sent(name, frame.qos());
            underWay.put(identifier, before);
        }
        demand(before.name == name && before.qos == frame.qos(), "another message under a packet identifier in use");
        demand(before.connection < connection, "twice on one connection");
        before.connection = connection;
    }

    // What it hears

    void handedOver(ReferenceFrame frame) {
        heard++;
        if (frame.verdict(true) != ReferenceFrame.Verdict.LEGAL && frame.type() != PacketType.PUBLISH) {
            return;
        }
        int type = frame.type();
        if (type == PacketType.CONNACK) {
            connack(frame);
        } else if (type == PacketType.PUBLISH && frame.remainingLength() >= 3) {
            messages.add(frame);
            if (frame.qos() == 1 || frame.qos() == 2) {
                owed.add(key(frame.qos() == 1 ? PacketType.PUBACK : PacketType.PUBREC, publishIdentifier(frame)));
            }
        } else if (type == PacketType.PUBREL) {
            owed.add(key(PacketType.PUBCOMP, identifier(frame)));
        } else if (type == PacketType.PUBACK || type == PacketType.PUBREC || type == PacketType.PUBCOMP) {
            acknowledgement(type, identifier(frame));
        }
    }

    private void connack(ReferenceFrame frame) {
        if (accepted || frame.stream()[frame.body() + 1] != 0) {
            return;
        }
        accepted = true;
        if (frame.stream()[frame.body()] == 0) {   // the session is lost: what was not taken over is sent as new
            underWay.values().stream().filter(each -> each.received).forEach(each -> done.add(each.name));
            underWay.clear();
        }
    }

    private void acknowledgement(int type, int identifier) {
        if (type == PacketType.PUBREC) {
            owed.add(key(PacketType.PUBREL, identifier));
        }
        Sent sent = underWay.get(identifier);
        if (sent == null) {
            return;
        }
        sent.received |= type == PacketType.PUBREC && sent.qos == 2;
        if (type == PacketType.PUBACK && sent.qos == 1 || type == PacketType.PUBCOMP && sent.received) {
            done.add(sent.name);
        }
    }

    // What it tells

    @Override
    public void acknowledged(long number) {
        Integer name = names.get(number);
        demand(name != null, "acknowledged and never accepted: " + number);
        demand(acknowledged.add(number), "acknowledged twice: " + number);
        demand(done.contains(name), "acknowledged, and the broker has not: " + number);
        underWay.values().removeIf(each -> each.name == name);
    }

    @Override
    public void message(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes, int qos,
            boolean retain) {
        while (!messages.isEmpty()) {
            ReferenceFrame frame = messages.remove();
            int payload = frame.body() + 2 + frame.topicBytes() + (frame.qos() > 0 ? 2 : 0);
            if (frame.qos() == qos && payload <= frame.end()
                    && Arrays.equals(frame.stream(), frame.body() + 2, frame.body() + 2 + frame.topicBytes(),
                            bytes, topicOffset, topicOffset + topicBytes)
                    && Arrays.equals(frame.stream(), payload, frame.end(),
                            bytes, payloadOffset, payloadOffset + payloadBytes)) {
                return;
            }
        }
        throw new AssertionError("a message that the broker has not sent");
    }

    @Override
    public void subscribed(int request, int grantedQos) {
        demandEqual(PacketType.SUBACK, requests.remove(request), "subscribed");
        demand(grantedQos >= 0 && grantedQos <= 2 || grantedQos == REFUSED, "granted " + grantedQos);
    }

    @Override
    public void unsubscribed(int request) {
        demandEqual(PacketType.UNSUBACK, requests.remove(request), "unsubscribed");
    }

    private static int identifier(ReferenceFrame frame) {
        return number(frame.stream(), frame.body());
    }

    private static int publishIdentifier(ReferenceFrame frame) {
        int at = frame.body() + 2 + frame.topicBytes();
        return at + 2 <= frame.end() ? number(frame.stream(), at) : 0;
    }

    private static int number(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff) << 8 | bytes[offset + 1] & 0xff;
    }

    private static int key(int type, int identifier) {
        return type << 16 | identifier;
    }
}
