package io.limpet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.KeyType;
import io.limpet.virtual.VirtualBoard;
import io.limpet.virtual.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The booted firmware in virtual time, before brokers and anchors whose days are counted. */
class ExpiryTest {

    /** Days are counted from two hours after the start, so that they are full ones for the first readings. */
    private static final Instant NOW = Instant.ofEpochMilli(VirtualClock.TODAY_UTC_MILLIS).plusSeconds(7200);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String CONFIGURATION = """
            link.type = ethernet
            mqtt.host = broker.example.net
            publish.interval = 1h
            sensor.enabled = device
            """;

    private static final CertificateAuthority ROOT = CertificateAuthority.create("CN=Root", KeyType.EC_P256, NOW);

    /** Expires in five days. */
    private static final CertificateAuthority OLD = CertificateAuthority.create("CN=Old Root", KeyType.EC_P256,
            NOW.minus(Duration.ofDays(3645)));

    private VirtualBoard board;
    private Firmware firmware;

    @Test
    void theDaysAreInEachReadingAndBecomeFewer() throws Exception {
        boot(ROOT.pem(), chain(ROOT, 31));
        live(DAY.multipliedBy(32).plusHours(1));
        assertTrue(readings().get(1).endsWith(",\"certificate_days\":31,\"anchor_days\":3650}"), readings().get(1));
        assertTrue(readings().get(25).endsWith(",\"certificate_days\":30,\"anchor_days\":3649}"), readings().get(25));
        assertTrue(readings().get(24 * 32).endsWith(",\"certificate_days\":-1,\"anchor_days\":3618}"),
                readings().get(24 * 32));
    }

    @Test
    void nothingIsKnownBeforeABrokerWasVerified() throws Exception {
        boot(ROOT.pem(), chain(ROOT, 31));
        live(Duration.ofSeconds(1));
        assertFalse(readings().get(0).contains("_days"), readings().get(0));
    }

    @Test
    void saysNothingWith31DaysLeftAndSomethingWith30() throws Exception {
        boot(ROOT.pem(), chain(ROOT, 31));
        live(Duration.ofHours(23));
        assertEquals(List.of(), warnings());
        live(Duration.ofHours(2));
        assertEquals(List.of("the broker's certificate \"CN=broker.example.net\" expires in 30 days, 2026-12-26."
                + " Renew it on the broker."), warnings());
    }

    @Test
    void warnsOnceADayHoweverOftenItReconnects() throws Exception {
        boot(ROOT.pem(), chain(ROOT, 2));
        for (int i = 0; i < 7; i++) {
            live(Duration.ofHours(12));
            board.broker.cut();
        }
        assertEquals(Stream.of(" expires in 2 days, 2026-11-27", " expires in 1 day, 2026-11-27",
                " expires within a day, 2026-11-27", " expired 2026-11-27").map(when ->
                "the broker's certificate \"CN=broker.example.net\"" + when + ". Renew it on the broker.").toList(),
                warnings());
    }

    @Test
    void theWarningsEndWhenTheBrokerHasARenewedCertificate() throws Exception {
        boot(ROOT.pem(), chain(ROOT, 10));
        live(Duration.ofHours(30));
        assertEquals(2, warnings().size());
        board.broker.chain = chain(ROOT, 300);
        board.broker.cut();
        live(DAY.multipliedBy(5));
        assertEquals(2, warnings().size());
    }

    /** One of 45 days that is renewed by itself: 15 days before its end, or something is wrong. */
    @Test
    void warnsOfAShortLivedCertificateInItsLastThird() throws Exception {
        boot(ROOT.pem(), ROOT.server("broker.example.net").valid(NOW.minus(DAY.multipliedBy(28)),
                NOW.plus(DAY.multipliedBy(17))).issue().chainDer());
        live(DAY.plusHours(2));
        assertEquals(List.of(), warnings());
        live(DAY);
        assertEquals(1, warnings().size());
        assertTrue(warnings().get(0).contains(" expires in 15 days, "), warnings().get(0));
    }

    @Test
    void anAnchorThatTheBrokerDoesNotNeedIsNotCounted() throws Exception {
        boot(ROOT.pem() + OLD.pem(), chain(ROOT, 100));
        live(Duration.ofHours(2));
        assertTrue(readings().get(1).endsWith(",\"anchor_days\":3650}"), readings().get(1));
        assertEquals(List.of(), warnings());
    }

    @Test
    void warnsOfTheAnchorThatVerifiesTheBroker() throws Exception {
        boot(ROOT.pem() + OLD.pem(), chain(OLD, 4));
        live(Duration.ofHours(2));
        assertEquals("the trust anchor \"CN=Old Root\" expires in 5 days, 2026-11-30. Put its successor beside it into"
                + " tls.ca.", warnings().get(1));
    }

    @Test
    void whereThePlatformTellsNothingTheFirstAnchorToExpireCounts() throws Exception {
        boot(ROOT.pem() + OLD.pem(), new byte[0][]);
        live(Duration.ofHours(2));
        assertTrue(readings().get(1).endsWith(",\"anchor_days\":5}"), readings().get(1));
        assertFalse(readings().get(1).contains("certificate_days"), readings().get(1));
        assertEquals(List.of("of the trust anchors \"CN=Old Root\" is the first to expire: it expires in 5 days,"
                + " 2026-11-30. Put its successor beside it into tls.ca."), warnings());
    }

    private static byte[][] chain(CertificateAuthority authority, int days) {
        return authority.server("broker.example.net").valid(NOW.minus(DAY.multipliedBy(335)),
                NOW.plus(DAY.multipliedBy(days))).issue().chainDer();
    }

    private void boot(String anchorsPem, byte[][] chain) throws Exception {
        board = new VirtualBoard(CONFIGURATION, anchorsPem.getBytes());
        board.broker.chain = chain;
        firmware = new Firmware(board);
    }

    private void live(Duration time) {
        long end = board.clock.uptimeMillis() + time.toMillis();
        while (board.clock.uptimeMillis() < end) {
            firmware.turn();
        }
    }

    private List<String> readings() {
        return board.broker.published.stream().filter(line -> line.contains("/device {")).toList();
    }

    /** What the log says of dates, without level and time. */
    private List<String> warnings() {
        return board.logged(" expire").stream().map(line -> {
            assertTrue(line.startsWith("W "), line);
            return line.substring(line.indexOf("tls") + 3).trim();
        }).toList();
    }
}
