package io.limpet.outbox;

import static io.limpet.fuzz.Oracle.demand;
import static io.limpet.fuzz.Oracle.demandEqual;
import static io.limpet.fuzz.Oracle.demandPrintable;

import io.limpet.fuzz.Script;
import io.limpet.fuzz.Target;
import io.limpet.simulator.memory.PassedThrough;
import io.limpet.simulator.memory.SimulatedMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * {@link JournalOutbox#open} over what the script puts into a flash or an EEPROM ({@link JournalImage}), and then the
 * life of messages in it.
 *
 * <pre>
 *   geometry | capacity | longest message | policies | image: steps, 0 | steps of 1 byte and what they need more
 * </pre>
 *
 * The oracle: it is opened or refused, with bounded work; each message that is taken up stands in the image with a
 * good CRC; what is accepted, marked and removed from then on is so, and what is accepted is so after another start.
 */
public final class JournalTarget implements Target {

    private static final String SERIAL_NUMBER = "limpet";
    private static final int STEPS_MAX = 200;

    @Override
    public void run(byte[] input) throws IOException {
        new Life(new Script(input)).run();
    }

    private static SimulatedMemory memory(int geometry) {
        return switch (geometry) {
            case 0 -> SimulatedMemory.flash(4, 256, 16);
            case 1 -> SimulatedMemory.flash(5, 512, 4);
            case 2 -> SimulatedMemory.flash(8, 256, 1);
            case 3 -> SimulatedMemory.eeprom(4, 256, 32);
            case 4 -> SimulatedMemory.eeprom(6, 512, 64);
            default -> SimulatedMemory.eeprom(8, 128, 8);
        };
    }

    /** Counts the bytes that are read. */
    private static final class Counted extends PassedThrough {

        private long bytes;

        Counted(SimulatedMemory memory) {
            super(memory);
        }

        @Override
        public void read(int address, byte[] into, int offset, int length) throws IOException {
            bytes += length;
            super.read(address, into, offset, length);
        }
    }

    /** A message as it should be. */
    private record Entry(int mark, ByteBuffer message) {
    }

    private static final class Life {

        private final Script script;
        private final SimulatedMemory cells;
        private final Counted memory;
        private final int capacity;
        private final int messageBytesMax;
        private final WhenFull whenFull;
        private final boolean eraseForeign;

        private JournalOutbox journal;
        private TreeMap<Long, Entry> expected;
        private int refused;
        private int recovered;
        private long lastOfImage;

        Life(Script script) {
            this.script = script;
            cells = memory(script.choose(6));
            memory = new Counted(cells);
            capacity = script.between(1, 12);
            messageBytesMax = Math.min(script.between(1, 64), JournalOutbox.messageBytesMax(cells));
            int policies = script.next();
            whenFull = (policies & 1) == 0 ? WhenFull.DROP_OLDEST : WhenFull.DROP_NEWEST;
            eraseForeign = (policies & 2) != 0;
        }

        void run() throws IOException {
            JournalImage image = new JournalImage(cells, crc(SERIAL_NUMBER));
            image.make(script);
            image.program();
            try {
                open(eraseForeign);
            } catch (JournalRefusedException e) {
                demandPrintable(e.getMessage());
                return;
            }
            demandPrintable(journal.recovery());
            recovered = journal.size();
            lastOfImage = journal.lastNumber();
            expected = found();
            Map<Long, Set<ByteBuffer>> there = image.messages();
            expected.forEach((number, entry) -> demand(there.getOrDefault(number, Set.of()).contains(entry.message),
                    "message " + number + " does not stand in the memory"));
            for (int steps = 0; steps < STEPS_MAX && !script.isOver(); steps++) {
                step();
            }
            openAgain();
        }

        private void open(boolean eraseForeign) throws IOException, JournalRefusedException {
            memory.bytes = 0;
            journal = JournalOutbox.open(memory, SERIAL_NUMBER, capacity, messageBytesMax, whenFull, eraseForeign);
            // A record may be suspected at each unit, and is read to its end before it is known to be none: 8 times.
            long most = 8L * cells.sectors() * (cells.sectorBytes() / cells.unitBytes()) * (cells.sectorBytes() + 96);
            demand(memory.bytes <= most, memory.bytes + " bytes read to open it");
        }

        private void openAgain() throws IOException {
            long dropped = journal.dropped();
            try {
                open(false);
            } catch (JournalRefusedException e) {
                throw new AssertionError("refused what it has written itself", e);
            }
            TreeMap<Long, Entry> found = found();
            // An image may contradict itself, so that what was read of it once is not the next time.
            expected.keySet().removeIf(number -> number <= lastOfImage && !found.containsKey(number));
            demandEqual(expected, found, "after another start");
            // What was refused is written with the next COMMIT only.
            demand(journal.dropped() <= dropped && journal.dropped() >= dropped - refused, "dropped, after another "
                    + "start: " + journal.dropped() + ", must be " + dropped + " but for " + refused);
            refused = 0;
        }

        private void step() throws IOException {
            switch (script.choose(6)) {
                case 0, 1 -> append(script.bytes(script.choose(messageBytesMax + 1)));
                case 2 -> mark();
                case 3 -> remove();
                case 4 -> openAgain();
                default -> {
                    for (int count = script.choose(32); count > 0; count--) {
                        append(new byte[messageBytesMax]);
                    }
                }
            }
            demand(journal.size() <= Math.max(capacity, recovered), "more than its capacity");
        }

        private void append(byte[] message) throws OutboxException {
            long last = journal.lastNumber();
            long dropped = journal.dropped();
            long number = journal.append(message, 0, message.length);
            if (number != Outbox.NONE) {
                demandEqual(last + 1, number, "number");
                expected.put(number, new Entry(0, ByteBuffer.wrap(message)));
            }
            refused += number == Outbox.NONE ? 1 : 0;
            giveUp(journal.dropped() - dropped - (number == Outbox.NONE ? 1 : 0), number);
        }

        /** So many without a mark gave way to one with this number: by their age, or as they lay in a sector. */
        private void giveUp(long count, long number) throws OutboxException {
            demand(count >= 0 && (whenFull == WhenFull.DROP_OLDEST || count == 0), count + " given up");
            TreeMap<Long, Entry> found = found();
            TreeMap<Long, Entry> gone = new TreeMap<>(expected);
            gone.keySet().removeAll(found.keySet());
            demand(gone.size() == count && gone.entrySet().stream().allMatch(each -> each.getValue().mark == 0
                    && each.getKey() != number), "gone are " + gone + ", counted " + count);
            expected.keySet().removeAll(gone.keySet());
            demandEqual(expected, found, "after an append");
        }

        private void mark() throws OutboxException {
            Long number = chosen();
            if (number != null) {
                int mark = script.choose(4);
                long dropped = journal.dropped();
                journal.setMark(number, mark);
                expected.computeIfPresent(number, (each, entry) -> new Entry(mark, entry.message));
                demandEqual(dropped, journal.dropped(), "dropped by a mark");
                demandEqual(expected, found(), "after a mark");
            }
        }

        private void remove() throws OutboxException {
            Long number = chosen();
            if (number != null) {
                long dropped = journal.dropped();
                journal.remove(number);
                expected.remove(number);
                demandEqual(dropped, journal.dropped(), "dropped by a removal");
                demandEqual(expected, found(), "after a removal");
            }
        }

        private Long chosen() {
            int index = script.next();
            return expected.isEmpty() ? null : expected.keySet().stream().skip(index % expected.size()).findFirst()
                    .get();
        }

        private TreeMap<Long, Entry> found() throws OutboxException {
            TreeMap<Long, Entry> found = new TreeMap<>();
            for (long number = journal.next(Outbox.NONE); number != Outbox.NONE; number = journal.next(number)) {
                int length = journal.length(number);
                demand(length >= 0 && length <= messageBytesMax, "message " + number + " of " + length + " bytes");
                byte[] message = new byte[length];
                journal.read(number, 0, message, 0, length);
                demand(found.put(number, new Entry(journal.mark(number), ByteBuffer.wrap(message))) == null,
                        "the same number twice");
            }
            demandEqual(found.size(), journal.size(), "size");
            return found;
        }
    }

    private static int crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return (int) crc.getValue();
    }

    @Override
    public Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        String two = "01 00 01 00  02 05 00 00  02 00 01 05 6162636465 00  02 00 02 03 616263 00 ";
        String life = "00  00 05 3132333435  02 00 01  03 00  04  00 05 3132333435  05 08  04";
        String[] geometries = {"flash-16", "flash-4", "flash-1", "eeprom-32", "eeprom-64", "eeprom-8"};
        for (int i = 0; i < geometries.length; i++) {
            seeds.put(geometries[i] + "-blank", seed(i, "07 20 00", life));
            seeds.put(geometries[i] + "-written", seed(i, "07 20 00", two + life));
        }
        seeds.put("sectors", seed(3, "03 20 00", two + "01 00 02 00  02 01 01 02 6162 00  02 05 02 00  02 03 01"
                + life));
        seeds.put("no-record", seed(3, "07 20 00", "01 00 05 00  01 00 06 00" + life));
        seeds.put("marks", seed(2, "07 20 01", two + "02 02 01 01  02 04 02  02 03 01" + life));
        seeds.put("full", seed(0, "03 30 00", "00  05 1f  02 00 01  05 1f  04"));
        seeds.put("foreign-refused", seed(0, "03 10 00", "06 00 0000 04 61626364" + life));
        seeds.put("foreign-erased", seed(4, "03 10 02", "06 00 0000 04 61626364" + life));
        seeds.put("another-device", seed(1, "03 10 00", "01 00 01 0f" + life));
        seeds.put("wild-numbers", seed(5, "07 10 00", "01 00 08 00  02 05 00 00  05 00 ffffffffffffffff 02 6162 00"
                + life));
        seeds.put("damaged", seed(3, "07 20 00", two + "07 0120 40" + life));
        return seeds;
    }

    private static byte[] seed(int geometry, String options, String steps) {
        return HexFormat.of().parseHex((HexFormat.of().toHexDigits((byte) geometry) + options + steps)
                .replace(" ", ""));
    }
}
