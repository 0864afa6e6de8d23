package io.limpet.memory;

import static io.limpet.fuzz.Oracle.demand;

import io.limpet.fuzz.Script;
import io.limpet.fuzz.Target;
import io.limpet.simulator.memory.SimulatedMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * {@link Slot} over a memory that holds what the script puts there: copies that are good, unfinished or of another
 * kind, any bytes, damage; and then records that are written to it.
 *
 * <pre>
 *   geometry | steps of 1 byte and what they need more, 0 | records that are written: count of bytes, bytes
 * </pre>
 *
 * The oracle: what is read stands in the memory with a good CRC; it is something if a finished copy is good; what is
 * written is read, by another slot too.
 */
public final class SlotTarget implements Target {

    private static final int KIND = 7;
    private static final int FIRST_SECTOR = 1;

    @Override
    public void run(byte[] input) throws IOException {
        Script script = new Script(input);
        SimulatedMemory memory = switch (script.choose(4)) {
            case 0 -> SimulatedMemory.flash(3, 256, 16);
            case 1 -> SimulatedMemory.flash(6, 64, 1);
            case 2 -> SimulatedMemory.eeprom(3, 128, 32);
            default -> SimulatedMemory.eeprom(5, 128, 64);
        };
        int sectorsOfACopy = (memory.sectors() - FIRST_SECTOR) / 2;
        byte[] content = memory.content();
        make(content, script, memory, sectorsOfACopy);
        program(memory, content);
        Slot slot = new Slot(memory, FIRST_SECTOR, sectorsOfACopy, KIND);
        byte[] found = read(slot);
        check(found, content, memory, sectorsOfACopy);
        while (!script.isOver()) {
            byte[] record = Arrays.copyOf(script.bytes(), script.choose(slot.bytesMax() + 1));
            slot.write(record, record.length);
            demand(Arrays.equals(record, read(slot)), "is not what was written");
            demand(Arrays.equals(record, read(new Slot(memory, FIRST_SECTOR, sectorsOfACopy, KIND))),
                    "is not what was written, after another start");
        }
    }

    private static byte[] read(Slot slot) throws IOException {
        byte[] into = new byte[slot.bytesMax()];
        int length = slot.read(into);
        demand(length >= 0 && length <= into.length, "length " + length);
        return Arrays.copyOf(into, length);
    }

    private static void make(byte[] content, Script script, SimulatedMemory memory, int sectorsOfACopy) {
        int bytes = sectorsOfACopy * memory.sectorBytes();
        int base = FIRST_SECTOR * memory.sectorBytes();
        for (int step = script.choose(4); step != 0; step = script.choose(4)) {
            int start = base + (script.flag() ? bytes : 0);
            if (step == 1) {
                byte[] record = script.bytes(script.choose(48));
                int sequence = script.flag() ? script.next32() : script.next();
                copy(content, start, record, sequence, script.choose(8) == 7 ? KIND + 1 : KIND);
                if (script.flag()) {
                    int mark = start + bytes - Math.max(memory.unitBytes(), 8);
                    ByteBuffer.wrap(content).putInt(mark, sequence).putInt(mark + 4, ~sequence);
                }
            } else if (step == 2) {
                content[start + script.next16() % bytes] ^= (byte) script.next();
            } else {
                byte[] raw = script.bytes();
                System.arraycopy(raw, 0, content, start, Math.min(raw.length, bytes));
            }
        }
    }

    private static void copy(byte[] content, int start, byte[] record, int sequence, int kind) {
        ByteBuffer copy = ByteBuffer.wrap(content, start, 16 + record.length);
        copy.put((byte) 'L').put((byte) 'K').put((byte) 1).put((byte) kind).putInt(sequence).putInt(record.length);
        CRC32 crc = new CRC32();
        crc.update(content, start, 12);
        crc.update(record);
        copy.putInt((int) crc.getValue()).put(record);
    }

    /** Units that are all ones are left unprogrammed. */
    private static void program(SimulatedMemory memory, byte[] content) throws IOException {
        byte[] blank = new byte[memory.unitBytes()];
        Arrays.fill(blank, (byte) 0xff);
        for (int at = 0; at < content.length; at += blank.length) {
            if (!Arrays.equals(content, at, at + blank.length, blank, 0, blank.length)) {
                memory.program(at, content, at, blank.length);
            }
        }
    }

    private static void check(byte[] found, byte[] content, SimulatedMemory memory, int sectorsOfACopy) {
        int bytes = sectorsOfACopy * memory.sectorBytes();
        boolean stands = found.length == 0;
        boolean finished = false;
        boolean empty = false;
        for (int start = FIRST_SECTOR * memory.sectorBytes(), i = 0; i < 2; start += bytes, i++) {
            int mark = start + bytes - Math.max(memory.unitBytes(), 8);
            byte[] record = intact(content, start, mark);
            if (record != null) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                boolean marked = buffer.getInt(mark) == buffer.getInt(start + 4)
                        && buffer.getInt(mark + 4) == ~buffer.getInt(start + 4);
                stands |= Arrays.equals(record, found);
                finished |= marked && record.length > 0;
                empty |= record.length == 0;
            }
        }
        demand(stands, "a record that does not stand in the memory");
        demand(!finished || empty || found.length > 0, "no record, and a finished copy is good");
    }

    /** The record of a copy with a good CRC, or null. */
    private static byte[] intact(byte[] content, int start, int end) {
        ByteBuffer copy = ByteBuffer.wrap(content);
        int length = copy.getInt(start + 8);
        if (copy.getInt(start) != (('L' << 24) | ('K' << 16) | (1 << 8) | KIND) || length < 0
                || length > end - start - 16) {
            return null;
        }
        CRC32 crc = new CRC32();
        crc.update(content, start, 12);
        crc.update(content, start + 16, length);
        return copy.getInt(start + 12) == (int) crc.getValue()
                ? Arrays.copyOfRange(content, start + 16, start + 16 + length) : null;
    }

    @Override
    public Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        String life = "00 03 616263 03  01 61 20  00 00";
        for (int geometry = 0; geometry < 4; geometry++) {
            seeds.put("blank-" + geometry, seed(geometry, life));
            seeds.put("two-" + geometry, seed(geometry, "01 00 03 616263 00 05 00 01  01 01 02 6465 00 06 00 01"
                    + life));
        }
        seeds.put("unfinished", seed(0, "01 00 03 616263 00 05 00 01  01 01 02 6465 00 06 00 00" + life));
        seeds.put("both-unfinished", seed(2, "01 00 03 616263 00 05 00 00  01 01 02 6465 00 06 00 00" + life));
        seeds.put("another-kind", seed(1, "01 00 03 616263 00 05 07 01" + life));
        seeds.put("sequence-wraps", seed(3, "01 00 03 616263 01 7fffffff 00 01  01 01 02 6465 01 80000000 00 01"
                + life));
        seeds.put("damaged", seed(0, "01 00 03 616263 00 05 00 01  01 01 02 6465 00 06 00 01  02 01 0011 40" + life));
        seeds.put("raw", seed(1, "03 00 10 4c4b0107 00000001 7fffffff 00000000" + life));
        return seeds;
    }

    private static byte[] seed(int geometry, String steps) {
        return HexFormat.of().parseHex((HexFormat.of().toHexDigits((byte) geometry) + steps).replace(" ", ""));
    }
}
