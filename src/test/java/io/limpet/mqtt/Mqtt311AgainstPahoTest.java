package io.limpet.mqtt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.text.Text;
import java.util.Arrays;
import java.util.Random;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttConnack;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttConnect;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttDisconnect;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPingReq;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPingResp;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPubAck;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPubComp;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPubRec;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPubRel;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPublish;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttSuback;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttSubscribe;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttUnsubAck;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttUnsubscribe;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttWireMessage;
import org.junit.jupiter.api.Test;

/** Eclipse Paho as an oracle: what we write is what it writes, byte by byte; what it writes or reads, we read alike. */
@HostOnly("Paho is the oracle")
class Mqtt311AgainstPahoTest {

    private static final int[] IDENTIFIERS = {1, 255, 256, 0x1234, 65535};

    /** Nothing beyond U+FFFF: Paho refuses surrogate pairs, which make a well-formed string. */
    private static final String[] TOPICS = {"t", "lab/roof/temperature", "größe/\u20ac", "x".repeat(300)};

    private final Mqtt311 codec = new Mqtt311();
    private final SendBuffer out = new SendBuffer(1 << 23);
    private final MessageView view = new MessageView();

    @Test
    void writesConnectAsPahoDoes() throws Exception {
        int checked = 0;
        for (int variant = 0; variant < 128; variant++) {
            boolean clean = (variant & 1) != 0;
            boolean retain = (variant & 2) != 0;
            String user = (variant & 4) != 0 ? "benutzer-ü" : null;
            String password = user != null && (variant & 8) != 0 ? "geheim €" : null;
            int willQos = (variant >> 4 & 3) - 1;
            int keepAlive = (variant & 64) != 0 ? 65535 : 0;

            SessionOptions options = new SessionOptions("device-7").cleanSession(clean).keepAliveSeconds(keepAlive);
            MqttMessage will = null;
            if (user != null) {
                options.credentials(user, password);
            }
            if (willQos >= 0) {
                will = new MqttMessage("offline".getBytes());
                will.setQos(willQos);
                will.setRetained(retain);
                options.will(new TopicName("status/device-7"), "offline".getBytes(), willQos, retain);
            }
            out.clear();
            codec.putConnect(out, options, options.cleanSession);
            assertEquals(out.length(), codec.connectBytes(options));
            check(new MqttConnect("device-7", 4, clean, keepAlive, user,
                    password == null ? null : password.toCharArray(), will, "status/device-7"));
            checked++;
        }
        assertEquals(128, checked);
    }

    @Test
    void writesPublishAsPahoDoesAtEveryLengthAtWhichTheHeaderGrows() throws Exception {
        int[] remainingLengths = {5, 126, 127, 128, 129, 16382, 16383, 16384, 16385, 2097151, 2097152};
        for (int remainingLength : remainingLengths) {
            for (int qos = 0; qos < 3; qos++) {
                checkPublish("t", new byte[remainingLength - 3 - (qos > 0 ? 2 : 0)], qos, false, false, 7);
            }
        }
    }

    @Test
    void writesPublishAsPahoDoesWithAllFlagsTopicsAndIdentifiers() throws Exception {
        for (int identifier : IDENTIFIERS) {
            for (String topic : TOPICS) {
                for (int flags = 0; flags < 12; flags++) {
                    int qos = flags >> 2;
                    boolean duplicate = (flags & 2) != 0 && qos > 0;
                    checkPublish(topic, Bytes.hex("00 ff 80 7f"), qos, (flags & 1) != 0, duplicate, identifier);
                }
            }
        }
    }

    private void checkPublish(String topic, byte[] payload, int qos, boolean retain, boolean duplicate, int identifier)
            throws Exception {
        Text text = Message.begin(new Text(payload.length + 2000), new TopicName(topic), qos, retain)
                .append(payload, 0, payload.length);
        assertTrue(view.look(text.buffer(), text.length()));
        out.clear();
        codec.putPublish(out, view, identifier, duplicate);
        assertEquals(out.length(), codec.publishBytes(view));
        assertTrue(out.length() <= codec.publishBytesMax(text.length()));

        MqttMessage message = new MqttMessage(payload);
        message.setQos(qos);
        message.setRetained(retain);
        MqttPublish publish = new MqttPublish(topic, message);
        publish.setMessageId(identifier);
        publish.setDuplicate(duplicate);
        byte[] bytes = check(publish);

        Packet packet = read(bytes);
        assertEquals(qos, packet.qos);
        assertEquals(retain, packet.retain);
        assertEquals(duplicate, packet.duplicate);
        assertEquals(qos > 0 ? identifier : 0, packet.packetIdentifier);
        assertEquals(topic, new String(packet.bytes, packet.topicOffset, packet.topicBytes, "UTF-8"));
        assertArrayEquals(payload, Arrays.copyOfRange(packet.bytes, packet.payloadOffset,
                packet.payloadOffset + packet.payloadBytes));
    }

    @Test
    void writesAcknowledgementsAsPahoDoesAndReadsThem() throws Exception {
        for (int identifier : IDENTIFIERS) {
            MqttPublish publish = new MqttPublish("t", new MqttMessage());
            publish.setMessageId(identifier);
            MqttPubRec pubrec = new MqttPubRec(publish);
            checkAcknowledgement(PacketType.PUBACK, identifier, new MqttPubAck(identifier));
            checkAcknowledgement(PacketType.PUBREC, identifier, pubrec);
            checkAcknowledgement(PacketType.PUBREL, identifier, new MqttPubRel(pubrec));
            checkAcknowledgement(PacketType.PUBCOMP, identifier, new MqttPubComp(identifier));
        }
    }

    private void checkAcknowledgement(int type, int identifier, MqttWireMessage paho) throws Exception {
        out.clear();
        codec.putAcknowledgement(out, type, identifier);
        assertEquals(out.length(), codec.acknowledgementBytes());
        Packet packet = read(check(paho));
        assertEquals(type, packet.type);
        assertEquals(identifier, packet.packetIdentifier);
    }

    @Test
    void writesSubscribeAndUnsubscribeAsPahoDoes() throws Exception {
        for (int identifier : IDENTIFIERS) {
            for (String filter : new String[] {"#", "+", "a/+/b/#", "größe/\u20ac/+", "x".repeat(200)}) {
                for (int qos = 0; qos < 3; qos++) {
                    out.clear();
                    codec.putSubscribe(out, identifier, new TopicFilter(filter), qos);
                    assertEquals(out.length(), codec.subscribeBytes(new TopicFilter(filter)));
                    MqttSubscribe subscribe = new MqttSubscribe(new String[] {filter}, new int[] {qos});
                    subscribe.setMessageId(identifier);
                    check(subscribe);
                }
                out.clear();
                codec.putUnsubscribe(out, identifier, new TopicFilter(filter));
                assertEquals(out.length(), codec.unsubscribeBytes(new TopicFilter(filter)));
                MqttUnsubscribe unsubscribe = new MqttUnsubscribe(new String[] {filter});
                unsubscribe.setMessageId(identifier);
                check(unsubscribe);
            }
        }
    }

    @Test
    void writesPingRequestAndDisconnectAsPahoDoes() throws Exception {
        out.clear();
        codec.putPingRequest(out);
        assertEquals(out.length(), codec.pingRequestBytes());
        check(new MqttPingReq());
        out.clear();
        codec.putDisconnect(out);
        assertEquals(out.length(), codec.disconnectBytes());
        check(new MqttDisconnect());
    }

    @Test
    void readsWhatOnlyABrokerWritesAsPahoDoes() throws Exception {
        for (int code = 0; code <= 5; code++) {
            for (int present = 0; present <= (code == 0 ? 1 : 0); present++) {
                byte[] bytes = {0x20, 2, (byte) present, (byte) code};
                MqttConnack paho = (MqttConnack) MqttWireMessage.createWireMessage(bytes);
                Packet packet = read(bytes);
                assertEquals(paho.getReturnCode(), packet.returnCode);
                assertEquals(paho.getSessionPresent(), packet.sessionPresent);
            }
        }
        for (int granted : new int[] {0, 1, 2, 0x80}) {
            byte[] bytes = {(byte) 0x90, 3, 0x12, 0x34, (byte) granted};
            MqttSuback paho = (MqttSuback) MqttWireMessage.createWireMessage(bytes);
            Packet packet = read(bytes);
            assertEquals(paho.getGrantedQos()[0], packet.returnCode);
            assertEquals(paho.getMessageId(), packet.packetIdentifier);
        }
        byte[] unsuback = Bytes.hex("b0 02 12 34");
        assertEquals(((MqttUnsubAck) MqttWireMessage.createWireMessage(unsuback)).getMessageId(),
                read(unsuback).packetIdentifier);
        byte[] pingresp = Bytes.hex("d0 00");
        assertTrue(MqttWireMessage.createWireMessage(pingresp) instanceof MqttPingResp);
        assertEquals(PacketType.PINGRESP, read(pingresp).type);
    }

    @Test
    void agreesWithPahoOnRemainingLengths() {
        int[] lengths = {0, 1, 127, 128, 16383, 16384, 2097151, 2097152, FixedHeader.REMAINING_LENGTH_MAX};
        for (int length : lengths) {
            checkLength(length);
        }
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            checkLength(random.nextInt(FixedHeader.REMAINING_LENGTH_MAX + 1) >> random.nextInt(28));
        }
    }

    private void checkLength(int length) {
        byte[] paho = MqttWireMessage.encodeMBI(length);
        out.clear();
        FixedHeader.put(out, PacketType.PUBLISH, 0, length);
        assertArrayEquals(paho, Arrays.copyOfRange(out.bytes(), 1, out.length()), "remaining length " + length);
        assertArrayEquals(Bytes.lengthBytes(length), paho);
        assertEquals(1 + paho.length, FixedHeader.bytes(length));
        assertEquals(1 + paho.length + length, FixedHeader.packetBytes(length));
    }

    /** The buffer holds what Paho writes, byte by byte. */
    private byte[] check(MqttWireMessage paho) throws Exception {
        byte[] expected = Bytes.join(paho.getHeader(), paho.getPayload());
        assertArrayEquals(expected, Arrays.copyOf(out.bytes(), out.length()), paho.toString());
        return expected;
    }

    private Packet read(byte[] bytes) throws MqttException {
        int body = Bytes.startOfBody(bytes, 0);
        Packet packet = new Packet();
        codec.readFixedHeader(bytes[0] & 0xff, bytes.length - body, packet);
        codec.read(bytes, body, packet);
        return packet;
    }
}
