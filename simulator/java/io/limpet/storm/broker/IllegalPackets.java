package io.limpet.storm.broker;

import io.limpet.storm.Dice;

/** What no broker may send. A client that gets one has to close the connection (§4.8). */
final class IllegalPackets {

    private static final byte[][] ANY = {
        octets(0x00, 0),                                    // packet type 0 (§2.2.1)
        octets(0xf0, 0),                                    // packet type 15
        octets(0xc0, 0),                                    // PINGREQ, which only clients send
        octets(0x82, 6, 0, 1, 0, 1, 'a', 0),                // SUBSCRIBE, likewise
        octets(0xd1, 0),                                    // PINGRESP with flags (§2.2.2)
        octets(0xd0, 1, 0),                                 // PINGRESP with a body
        octets(0x42, 2, 0, 1),                              // PUBACK with flags
        octets(0x40, 3, 0, 1, 0),                           // PUBACK that is too long
        octets(0x40, 2, 0, 0),                              // PUBACK for identifier 0 (§2.3.1)
        octets(0x50, 1, 1),                                 // PUBREC that is too short
        octets(0x60, 2, 0, 1),                              // PUBREL without its flags
        octets(0x90, 3, 0xff, 0xfe, 0),                     // SUBACK that nobody waits for (§3.8.4)
        octets(0xb0, 2, 0xff, 0xfe),                        // UNSUBACK that nobody waits for (§3.10.4)
        octets(0x30, 0xff, 0xff, 0xff, 0xff, 0x01),         // remaining length of five bytes (§2.2.3)
        octets(0x36, 6, 0, 1, 'a', 0, 1, 'x'),              // PUBLISH with QoS 3 (§3.3.1.2)
        octets(0x38, 4, 0, 1, 'a', 'x'),                    // PUBLISH with QoS 0 and DUP (§3.3.1.1)
        octets(0x30, 2, 0, 0),                              // PUBLISH without a topic name (§4.7.3)
        octets(0x30, 4, 0, 9, 'a', 'x'),                    // PUBLISH whose topic name reaches beyond its end
        octets(0x32, 5, 0, 1, 'a', 0, 0),                   // PUBLISH with QoS 1 and identifier 0
        octets(0x30, 5, 0, 2, 'a', '#', 'x'),               // PUBLISH with a wildcard (§3.3.2.1)
        octets(0x30, 5, 0, 2, 'a', 0, 'x'),                 // U+0000 in a topic name (§1.5.3)
        octets(0x30, 5, 0, 2, 0xc0, 0xaf, 'x'),             // UTF-8 that is longer than it must be
        octets(0x30, 6, 0, 3, 0xed, 0xa0, 0x80, 'x'),       // a surrogate
    };

    private static final byte[][] FIRST = {
        octets(0x20, 2, 2, 0),                              // CONNACK with flags (§3.2.2.1)
        octets(0x20, 2, 0, 6),                              // CONNACK with an unknown return code (§3.2.2.3)
        octets(0x20, 2, 1, 5),                              // CONNACK that refuses, with a session (§3.2.2.2)
        octets(0x20, 1, 0),                                 // CONNACK that is too short
        octets(0xd0, 0),                                    // something else before the CONNACK (§3.2)
    };

    private static final byte[][] LATER = {
        octets(0x20, 2, 0, 0),                              // a second CONNACK
    };

    private IllegalPackets() {
    }

    /** @param first whether in place of the CONNACK */
    static byte[] any(Dice dice, boolean first) {
        byte[][] own = first ? FIRST : LATER;
        int drawn = dice.below(ANY.length + own.length);
        return drawn < ANY.length ? ANY[drawn] : own[drawn - ANY.length];
    }

    private static byte[] octets(int... values) {
        byte[] octets = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            octets[i] = (byte) values[i];
        }
        return octets;
    }
}
