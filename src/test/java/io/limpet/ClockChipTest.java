package io.limpet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.chip.Ds1338Chip;
import io.limpet.simulator.chip.SeededClimate;
import io.limpet.simulator.chip.SimulatedI2cBus;
import io.limpet.simulator.memory.SimulatedMemory;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.time.Ds1338;
import io.limpet.virtual.VirtualBoard;
import io.limpet.virtual.VirtualClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A device with a clock chip, over several lives, in virtual time. */
@HostOnly("its chip is the simulator's")
class ClockChipTest {

    private static final long DAY = 86_400_000L;
    private static final long BEGIN = VirtualClock.TODAY_UTC_MILLIS;

    private final CertificateAuthority authority = CertificateAuthority.create("CN=Test CA");
    private final SimulatedMemory memory = SimulatedMemory.kept();
    private final SimulatedI2cBus bus = new SimulatedI2cBus();
    private final Ds1338Chip chip = new Ds1338Chip(this::worldMillis, new SeededClimate(1));

    /** How long the world had lasted when the life began. */
    private long bootMillis;
    private VirtualBoard board;
    private Firmware firmware;

    ClockChipTest() {
        bus.attach(chip);
    }

    @Test
    void knowsTheDateWithoutATimeServerOnceOneHasToldIt() throws Exception {
        boot("time.sntp-host=a\n", 0);
        assertFalse(board.logged("the clock chip had stopped: is its battery empty?; the network will").isEmpty());
        live(60_000);
        boot("time.sntp-host=a\n", 100 * DAY);
        board.timeServer.answers = false;
        assertFalse(board.logged("time     the clock chip says 2027-03-05 00:0").isEmpty(), board.log.toString());
        live(20_000);
        assertEquals(1, board.broker.cleanSessions.size());
        assertTrue(Math.abs(board.clock.utcMillis() - BEGIN - worldMillis()) < 2_000);
    }

    @Test
    void isNotBelievedBelowWhatACertificateHasProved() throws Exception {
        boot("time.sntp-host=a\n", 50 * DAY);
        board.broker.certificate = authority.server("broker.example.net").valid(Instant.ofEpochMilli(BEGIN + 40 * DAY),
                Instant.ofEpochMilli(BEGIN + 90 * DAY)).issue().certificate().getEncoded();
        live(20_000);
        assertEquals(1, board.broker.cleanSessions.size());
        new Ds1338(bus).set(BEGIN + 30 * DAY);
        boot("time.sntp-host=a\n", 51 * DAY);
        assertFalse(board.logged("the clock chip is wrong: 2026-12-25 is earlier than a certificate has proved, "
                + "2027-01-04; the network will tell the date").isEmpty(), board.log.toString());
        board.timeServer.answers = false;
        live(120_000);
        assertEquals(0, board.broker.attempts.size());
    }

    /** What one of three has said is good for this life. */
    @Test
    void isSetByAMajorityAlone() throws Exception {
        boot("time.sntp-host=a, b, c\n", 0);
        board.timeServer.silent.add("a");
        board.timeServer.silent.add("b");
        live(120_000);
        assertEquals(1, board.broker.cleanSessions.size());
        boot("time.sntp-host=a, b, c\n", DAY);
        assertFalse(board.logged("the clock chip had stopped").isEmpty());
    }

    private void boot(String configuration, long worldMillis) throws Exception {
        bootMillis = worldMillis;
        board = null;
        VirtualBoard next = new VirtualBoard("link.type=ethernet\nmqtt.host=broker.example.net\nkeep.memory=board\n"
                + "time.rtc=ds1338\n" + configuration, authority.der());
        next.timeServer.utcAtStartMillis = BEGIN + worldMillis;
        next.i2cBus = bus;
        next.keepMemory = memory;
        board = next;
        firmware = new Firmware(board);
    }

    private void live(long millis) {
        long end = board.clock.uptimeMillis() + millis;
        while (board.clock.uptimeMillis() < end) {
            firmware.turn();
        }
    }

    private long worldMillis() {
        return bootMillis + (board == null ? 0 : board.clock.uptimeMillis());
    }
}
