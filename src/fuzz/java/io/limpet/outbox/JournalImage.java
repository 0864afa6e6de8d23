package io.limpet.outbox;

import io.limpet.fuzz.Script;
import io.limpet.simulator.memory.SimulatedMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * What a memory holds before a journal is opened in it: made from a script of headers and records with good CRCs, of
 * any bytes, and of damage to what is there; and read again, by other code than the journal's, to see what it tells.
 */
final class JournalImage {

    /** A message a millisecond for two thousand years, a sector a second for 34: the bits are not to be used up. */
    private static final long NUMBER_MAX = (1L << 46) - 1;

    private static final long SEQUENCE_MAX = (1L << 30) - 1;

    private final SimulatedMemory memory;
    private final int device;
    private final byte[] content;

    private int sector;
    private int position;
    private long sequence;
    private int logSequence;

    /** @param memory blank */
    JournalImage(SimulatedMemory memory, int device) {
        this.memory = memory;
        this.device = device;
        this.content = memory.content();
    }

    /** Goes on until the script says that it is enough, or is over. */
    void make(Script script) {
        while (!script.isOver()) {
            switch (script.choose(8)) {
                case 0 -> {
                    return;
                }
                case 1 -> beginSector(script);
                case 2, 3, 4 -> record(script, script.choose(6), script.next());
                case 5 -> record(script, script.choose(6), script.next64() & NUMBER_MAX);
                case 6 -> raw(script);
                default -> content[(script.next16() & 0x7fffffff) % content.length] ^= (byte) script.next();
            }
        }
    }

    private void beginSector(Script script) {
        boolean wild = script.choose(16) == 15;
        sequence = wild ? script.next32() & SEQUENCE_MAX : script.next();
        sector = (int) (sequence % memory.sectors());
        logSequence = wild ? script.next16() : logSequence;
        byte[] header = new byte[SectorHeader.BYTES];
        new SectorHeader(memory, script.choose(16) == 15 ? device + 1 : device).write(header, sequence, logSequence);
        position = 0;
        put(header);
    }

    private void record(Script script, int kind, long number) {
        int[] kinds = {Record.MESSAGE, Record.COPY, Record.MARK, Record.REMOVE, Record.DROP, Record.COMMIT};
        byte[] message = kind < 2 ? script.bytes(script.choose(64)) : new byte[0];
        int bodyBytes = kind == 3 || kind == 4 ? 0 : Record.VALUE_BYTES + message.length;
        byte[] record = new byte[padded(Record.OVERHEAD_BYTES + bodyBytes)];
        logSequence = logSequence + 1 & 0xffff;
        Record.begin(record, kinds[kind], bodyBytes, logSequence, number, bodyBytes == 0 ? 0 : script.next());
        System.arraycopy(message, 0, record, Record.HEADER_BYTES + Math.min(bodyBytes, Record.VALUE_BYTES),
                message.length);
        Record.finish(record, bodyBytes, sequence, record.length);
        put(record);
    }

    private void raw(Script script) {
        sector = script.choose(memory.sectors());
        position = padded(script.next16() % memory.sectorBytes());
        put(script.bytes());
    }

    private void put(byte[] bytes) {
        int count = Math.max(0, Math.min(bytes.length, memory.sectorBytes() - position));
        System.arraycopy(bytes, 0, content, sector * memory.sectorBytes() + position, count);
        position += padded(count);
    }

    private int padded(int bytes) {
        return (bytes + memory.unitBytes() - 1) / memory.unitBytes() * memory.unitBytes();
    }

    /** Puts it into the memory; units that are all ones are left unprogrammed. */
    void program() throws IOException {
        for (int at = 0; at < content.length; at += memory.unitBytes()) {
            boolean blank = true;
            for (int i = 0; i < memory.unitBytes(); i++) {
                blank &= content[at + i] == (byte) 0xff;
            }
            if (!blank) {
                memory.program(at, content, at, memory.unitBytes());
            }
        }
    }

    /**
     * The messages with a good CRC, by their numbers: docs/outbox-format.md, read with the JDK's means. One number may
     * have several, in sectors that are out of the ring.
     */
    Map<Long, Set<ByteBuffer>> messages() {
        Map<Long, Set<ByteBuffer>> messages = new HashMap<>();
        Set<Long> sequences = sequences();
        for (int start = 0; start < content.length; start += memory.sectorBytes()) {
            int sectorIndex = start / memory.sectorBytes();
            ByteBuffer bytes = ByteBuffer.wrap(content, start, memory.sectorBytes()).slice();
            for (int at = 0; at + 19 <= bytes.limit(); at += memory.unitBytes()) {
                int bodyBytes = bytes.getShort(at + 1) & 0xffff;
                int end = at + 11 + bodyBytes;
                if ((bytes.get(at) == 'M' || bytes.get(at) == 'C') && bodyBytes >= 4 && end + 4 <= bytes.limit()
                        && hasGoodCrc(bytes, at, end, sequences, sectorIndex)) {
                    long number = (bytes.getShort(at + 5) & 0xffffL) << 32 | bytes.getInt(at + 7) & 0xffffffffL;
                    byte[] message = Arrays.copyOfRange(content, start + at + 15, start + end);
                    messages.computeIfAbsent(number, each -> new HashSet<>()).add(ByteBuffer.wrap(message));
                }
            }
        }
        return messages;
    }

    /** Those that the headers tell, and those of their neighbours: of a sector whose header is damaged. */
    private Set<Long> sequences() {
        Set<Long> sequences = new HashSet<>();
        for (int start = 0; start < content.length; start += memory.sectorBytes()) {
            long told = ByteBuffer.wrap(content).getInt(start + 8) & 0xffffffffL;
            for (long near = told - memory.sectors(); near <= told + memory.sectors(); near++) {
                sequences.add(near);
            }
        }
        for (long first = 1; first <= memory.sectors(); first++) {
            sequences.add(first);
        }
        return sequences;
    }

    /** Of one of the sequences that the sector can have, and of the record. */
    private boolean hasGoodCrc(ByteBuffer bytes, int from, int to, Set<Long> sequences, int sectorIndex) {
        for (long each : sequences) {
            if (Math.floorMod(each, memory.sectors()) == sectorIndex) {
                CRC32 crc = new CRC32();
                crc.update(ByteBuffer.allocate(4).putInt((int) each).flip());
                crc.update(bytes.slice(from, to - from));
                if ((int) crc.getValue() == bytes.getInt(to)) {
                    return true;
                }
            }
        }
        return false;
    }
}
