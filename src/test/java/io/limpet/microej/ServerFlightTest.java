package io.limpet.microej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.LocalPeer;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reading a server's answer: real ones, and whatever else may come. */
class ServerFlightTest {

    private static final CertificateAuthority ROOT = CertificateAuthority.create("CN=Root");
    private static final CertificateAuthority MIDDLE = ROOT.intermediate("CN=Middle");

    @Test
    void bringsTheChainOfARealServer() throws Exception {
        var broker = MIDDLE.server("broker.example.net").issue();
        try (LocalPeer peer = LocalPeer.echoing(broker.context("TLS", ROOT), "TLSv1.2,TLSv1.3", true)) {
            ServerFlight flight = new ServerProbe(new TestClock())
                    .ask(InetAddress.getLoopbackAddress(), peer.port(), "broker.example.net");
            assertTrue(flight.isTls);
            assertTrue(flight.speaksTls13);
            assertTrue(flight.asksForCertificate);
            assertArrayEquals(broker.chainDer(), flight.certificates);
        }
        try (LocalPeer peer = LocalPeer.echoing(broker.context("TLS"), "TLSv1.2")) {
            ServerFlight flight = new ServerProbe(new TestClock())
                    .ask(InetAddress.getLoopbackAddress(), peer.port(), "broker.example.net");
            assertFalse(flight.speaksTls13);
            assertFalse(flight.asksForCertificate);
            assertArrayEquals(broker.chainDer(), flight.certificates);
        }
    }

    @Test
    void bringsNullWhereNobodyAnswers() throws Exception {
        try (LocalPeer peer = LocalPeer.serving(socket -> { })) {
            assertNull(new ServerProbe(new TestClock())
                    .ask(InetAddress.getLoopbackAddress(), peer.port(), "broker.example.net"));
        }
    }

    @Test
    void joinsMessagesThatRecordsSplitAnywhere() {
        byte[] messages = messages(ROOT.der(), MIDDLE.der());
        for (int split = 1; split < messages.length; split += 37) {
            ByteArrayOutputStream records = new ByteArrayOutputStream();
            record(records, 22, messages, 0, split);
            record(records, 22, messages, split, messages.length - split);
            ServerFlight flight = read(records.toByteArray(), 11);
            assertArrayEquals(new byte[][] {ROOT.der(), MIDDLE.der()}, flight.certificates);
        }
    }

    @Test
    void readsAnAlert() {
        ServerFlight flight = read(new byte[] {21, 3, 3, 0, 2, 2, 70}, 1);
        assertEquals(70, flight.alert);
        assertTrue(flight.isTls);
    }

    @Test
    void knowsWhatIsNoTlsFromItsFirstBytes() {
        assertFalse(read("HTTP/1.1 400".getBytes(), 1).isTls);
        assertFalse(read(new byte[] {0x20, 2, 0, 0}, 4).isTls);
        assertFalse(read(new byte[] {22, 9}, 2).isTls);
    }

    @Test
    void survivesWhateverComes() {
        byte[] messages = messages(ROOT.der());
        ByteArrayOutputStream sound = new ByteArrayOutputStream();
        record(sound, 22, messages, 0, messages.length);
        Random random = new Random(1);
        for (int run = 0; run < 3000; run++) {
            byte[] bytes = sound.toByteArray();
            for (int i = 0; i < 1 + run % 5; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            read(bytes, 1 + random.nextInt(400));
        }
    }

    @Test
    void stopsAtItsLimit() {
        byte[] record = new byte[16000];
        record[0] = 22;
        record[1] = 3;
        record[3] = 0x7f;
        record[4] = (byte) 0xff;
        ServerFlight flight = new ServerFlight();
        boolean more = true;
        int total = 0;
        while (more) {
            int count = Math.min(1000, flight.room());
            System.arraycopy(record, 0, flight.buffer(), flight.offset(), Math.min(count, record.length));
            more = flight.accept(count);
            total += count;
        }
        assertEquals(ServerFlight.BYTES_MAX, total);
    }

    private static ServerFlight read(byte[] bytes, int step) {
        ServerFlight flight = new ServerFlight();
        int at = 0;
        boolean more = true;
        while (more && at < bytes.length) {
            int count = Math.min(Math.min(step, bytes.length - at), flight.room());
            System.arraycopy(bytes, at, flight.buffer(), flight.offset(), count);
            more = flight.accept(count);
            at += count;
        }
        return flight;
    }

    private static byte[] messages(byte[]... certificates) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        for (byte[] certificate : certificates) {
            number(list, certificate.length, 3);
            list.writeBytes(certificate);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[] {2, 0, 0, 38, 3, 3});
        all.writeBytes(new byte[36]);
        all.write(11);
        number(all, list.size() + 3, 3);
        number(all, list.size(), 3);
        all.writeBytes(list.toByteArray());
        all.writeBytes(new byte[] {14, 0, 0, 0});
        return all.toByteArray();
    }

    private static void record(ByteArrayOutputStream out, int type, byte[] content, int offset, int length) {
        out.writeBytes(new byte[] {(byte) type, 3, 3});
        number(out, length, 2);
        out.write(content, offset, length);
    }

    private static void number(ByteArrayOutputStream out, int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            out.write(value >> 8 * i);
        }
    }
}
