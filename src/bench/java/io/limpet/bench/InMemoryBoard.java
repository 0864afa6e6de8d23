package io.limpet.bench;

import io.limpet.board.Board;
import io.limpet.board.Clock;
import io.limpet.board.Console;
import io.limpet.board.Datagrams;
import io.limpet.board.I2cBus;
import io.limpet.board.Indicator;
import io.limpet.board.LastReset;
import io.limpet.board.Link;
import io.limpet.board.LinkSettings;
import io.limpet.board.NonVolatile;
import io.limpet.board.Resources;
import io.limpet.board.SecureConnector;
import io.limpet.board.Signatures;
import io.limpet.board.Watchdog;
import io.limpet.microej.PlatformSignatures;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.virtual.VirtualBoard;

/** A board with a TMP102 and a broker that allocate nothing, so that whatever is allocated is the firmware's. */
public final class InMemoryBoard implements Board {

    private final Signatures signatures = new PlatformSignatures();
    private static final String CONFIGURATION = """
            link.type=ethernet
            mqtt.host=broker.example.net
            publish.interval=50ms
            sensor.enabled=tmp102
            """;

    private final VirtualBoard board;
    private final InstantBroker broker;
    private final I2cBus bus = new Tmp102Registers();

    /** @param more lines of configuration */
    public InMemoryBoard(String more) {
        board = new VirtualBoard(CONFIGURATION + more, CertificateAuthority.create("CN=Bench CA").der());
        broker = new InstantBroker(board.clock);
    }

    @Override
    public SecureConnector secureConnector(String stack) {
        return broker;
    }

    @Override
    public I2cBus i2cBus() {
        return bus;
    }

    @Override
    public String name() {
        return "in memory";
    }

    @Override
    public String serialNumber() {
        return board.serialNumber();
    }

    @Override
    public Clock clock() {
        return board.clock;
    }

    @Override
    public Link link(LinkSettings settings) {
        return board.link;
    }

    @Override
    public Signatures signatures() {
        return signatures;
    }

    @Override
    public Datagrams datagrams() {
        return board.timeServer;
    }

    @Override
    public Resources resources() {
        return board.resources();
    }

    @Override
    public NonVolatile nonVolatile() {
        return board.nonVolatile();
    }

    @Override
    public NonVolatile keepMemory() {
        return board.keepMemory();
    }

    @Override
    public Watchdog watchdog() {
        return board.watchdog;
    }

    @Override
    public byte[] deviceKey() {
        return null;
    }

    @Override
    public LastReset lastReset() {
        return new LastReset(LastReset.Cause.POWER_ON, 0, "");
    }

    @Override
    public Indicator indicator() {
        return board.indicator();
    }

    @Override
    public Console console() {
        return board.console();
    }

    @Override
    public long freeHeapBytes() {
        return board.freeHeapBytes();
    }

    /** Two registers: a configuration that is kept, a measurement always just finished, and 21.5 degrees Celsius. */
    private static final class Tmp102Registers implements I2cBus {

        private static final int FINISHED = 0x80;

        private final byte[] configuration = new byte[2];
        private int pointer;

        @Override
        public int transfer(int address, byte[] write, int writeLength, byte[] read, int readLength) {
            if (writeLength > 0) {
                pointer = write[0];
            }
            if (writeLength > 2) {
                configuration[0] = (byte) (write[1] | FINISHED);
                configuration[1] = write[2];
            }
            if (readLength > 1) {
                read[0] = pointer == 0 ? 0x15 : configuration[0];
                read[1] = pointer == 0 ? (byte) 0x80 : configuration[1];
            }
            return OK;
        }
    }
}
