package io.limpet.simulator.panel;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A packet of MQTT 3.1.1 for a person to read: every field, but not the password. */
final class PacketText {

    static final int HEX_BYTES_MAX = 512;

    /** Characters of a payload that are shown. */
    static final int PAYLOAD_LENGTH_MAX = 2048;

    private static final int TEXT_LENGTH_MAX = 256;

    /** §2.2.1: 0 and 15 are reserved. */
    private static final String[] TYPES = {null, "CONNECT", "CONNACK", "PUBLISH", "PUBACK", "PUBREC", "PUBREL",
        "PUBCOMP", "SUBSCRIBE", "SUBACK", "UNSUBSCRIBE", "UNSUBACK", "PINGREQ", "PINGRESP", "DISCONNECT", null};

    private static final int PUBLISH = 3;

    /** §3.2.2.3. */
    private static final String[] RETURN_CODES = {"accepted", "refused: unacceptable protocol version",
        "refused: client identifier rejected", "refused: server unavailable", "refused: bad user name or password",
        "refused: not authorized"};

    private static final int SUBSCRIPTION_FAILED = 0x80;

    private final byte[] bytes;
    private final PacketReader in;
    private final int headerBytes;

    private int identifier = -1;
    private int qos = -1;
    private boolean duplicate;
    private boolean retain;
    private String topic;
    private String payload;
    private String detail = "";

    /** The password, which nobody is shown. */
    private int secretFrom;
    private int secretTo;

    private PacketText(byte[] bytes, int headerBytes) {
        this.bytes = bytes;
        this.headerBytes = headerBytes;
        this.in = new PacketReader(bytes, headerBytes);
    }

    static boolean isType(byte first) {
        return TYPES[(first & 0xf0) >> 4] != null;
    }

    /** @param bytes the whole packet; {@code headerBytes} of them are the fixed header */
    static Frame.Packet of(boolean sent, byte[] bytes, int headerBytes) {
        PacketText text = new PacketText(bytes, headerBytes);
        try {
            text.read();
        } catch (PacketReader.Malformed e) {
            // What it held, and where, is not to be known: not even its bytes are shown, one of which may be secret.
            return malformed(sent, bytes, headerBytes, type(bytes) + ": " + e.getMessage());
        }
        return text.packet(sent);
    }

    static Frame.Packet tooLong(boolean sent, byte[] header, int headerBytes, int length) {
        boolean publish = (header[0] & 0xf0) >> 4 == PUBLISH;
        return new Frame.Packet(0, 0, sent, type(header), -1, publish ? (header[0] & 6) >> 1 : -1,
                publish && (header[0] & 8) != 0, publish && (header[0] & 1) != 0, null, null,
                "too long to be shown", hex(header, headerBytes, 0, 0), length);
    }

    static Frame.Packet malformed(boolean sent, byte[] bytes, int shownBytes, String why) {
        return new Frame.Packet(0, 0, sent, PacketDecoder.MALFORMED, -1, -1, false, false, null, null,
                "malformed, " + why, hex(bytes, shownBytes, 0, 0), bytes.length);
    }

    /** Two digits to the byte, with spaces between; those of the secret are stars. */
    static String hex(byte[] bytes, int count, int secretFrom, int secretTo) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < Math.min(count, HEX_BYTES_MAX); i++) {
            hex.append(i == 0 ? "" : " ");
            hex.append(i >= secretFrom && i < secretTo ? "**" : HexFormat.of().toHexDigits(bytes[i]));
        }
        return hex.toString();
    }

    private static String type(byte[] bytes) {
        return TYPES[(bytes[0] & 0xf0) >> 4];
    }

    private Frame.Packet packet(boolean sent) {
        return new Frame.Packet(0, 0, sent, type(bytes), identifier, qos, duplicate, retain, topic, payload, detail,
                hex(bytes, bytes.length, secretFrom, secretTo), bytes.length);
    }

    private void read() throws PacketReader.Malformed {
        switch (type(bytes)) {
            case "CONNECT" -> connect();
            case "CONNACK" -> connack();
            case "PUBLISH" -> publish();
            case "SUBSCRIBE" -> subscribe();
            case "SUBACK" -> suback();
            case "UNSUBSCRIBE" -> unsubscribe();
            case "PINGREQ", "PINGRESP", "DISCONNECT" -> { }
            default -> identifier = in.number();
        }
        if (in.left() > 0) {
            throw new PacketReader.Malformed(in.left() + " bytes too many");
        }
    }

    /** §3.1: protocol, level, flags, keep alive; then client, will topic and message, user name, password. */
    private void connect() throws PacketReader.Malformed {
        List<String> says = new ArrayList<>();
        String protocol = in.text() + " level " + in.octet();
        int flags = in.octet();
        int keepAlive = in.number();
        says.add("client \"" + shown(in.text()) + "\"");
        if (!protocol.equals("MQTT level 4")) {
            says.add(shown(protocol));
        }
        says.add("keep alive " + keepAlive + " s");
        says.add((flags & 0x02) != 0 ? "clean session" : "session kept");
        will(flags, says);
        if ((flags & 0x80) != 0) {
            says.add("user name \"" + shown(in.text()) + "\"");
        }
        if ((flags & 0x40) != 0) {
            secretFrom = in.position() + 2;
            secretTo = secretFrom + in.skipBinary();
            says.add("a password");
        }
        detail = String.join(", ", says);
    }

    private void will(int flags, List<String> says) throws PacketReader.Malformed {
        if ((flags & 0x04) != 0) {
            String willTopic = shown(in.text());
            int from = in.position() + 2;
            int length = in.skipBinary();
            says.add("will \"" + shown(Words.text(bytes, from, length)) + "\" to " + willTopic + ", QoS "
                    + ((flags & 0x18) >> 3) + ((flags & 0x20) != 0 ? ", retained" : ""));
        }
    }

    private void connack() throws PacketReader.Malformed {
        boolean present = (in.octet() & 1) != 0;
        int code = in.octet();
        detail = (code < RETURN_CODES.length ? RETURN_CODES[code] : "return code " + code)
                + (present ? ", session present" : ", no session present");
    }

    private void publish() throws PacketReader.Malformed {
        duplicate = (bytes[0] & 8) != 0;
        qos = (bytes[0] & 6) >> 1;
        retain = (bytes[0] & 1) != 0;
        if (qos > 2) {
            throw new PacketReader.Malformed("QoS 3");
        }
        topic = shown(in.text());
        if (qos > 0) {
            identifier = in.number();
        }
        payload = Words.shortened(in.rest(), PAYLOAD_LENGTH_MAX);
    }

    private void subscribe() throws PacketReader.Malformed {
        identifier = in.number();
        List<String> filters = new ArrayList<>();
        while (in.left() > 0) {
            filters.add(in.text() + " QoS " + in.octet());
        }
        detail = shown(String.join(", ", filters));
    }

    private void suback() throws PacketReader.Malformed {
        identifier = in.number();
        List<String> codes = new ArrayList<>();
        while (in.left() > 0) {
            int code = in.octet();
            codes.add(code == SUBSCRIPTION_FAILED ? "refused" : "granted QoS " + code);
        }
        detail = shown(String.join(", ", codes));
    }

    private void unsubscribe() throws PacketReader.Malformed {
        identifier = in.number();
        List<String> filters = new ArrayList<>();
        while (in.left() > 0) {
            filters.add(in.text());
        }
        detail = shown(String.join(", ", filters));
    }

    private static String shown(String text) {
        return Words.shortened(text, TEXT_LENGTH_MAX);
    }
}
