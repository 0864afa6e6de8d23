package io.limpet.outbox;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.limpet.HostOnly;
import io.limpet.memory.Crc32;
import io.limpet.outbox.DefectiveJournal.Edit;
import io.limpet.outbox.PowerCutExplorer.Depth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tests of the journal can fail: each of these defects, put into its real source, is caught by them. */
@HostOnly("it compiles the journal")
class JournalDefectsTest {

    /** What is wrong, and what makes it so. */
    private record Defect(String name, Edit... edits) {
    }

    private static final List<Defect> DEFECTS = List.of(
            new Defect("no CRC is checked", new Edit("RecordReader",
                    "return crcFits(sequence, address, have) ? layout.recordBytes(bodyBytes) : 0;",
                    "return layout.recordBytes(bodyBytes);")),
            new Defect("the CRC does not say which sector a record was written for",
                    new Edit("Record", "crc = Crc32.update(crc, (int) sectorSequence >>> (shift & 31));", "")),
            new Defect("the CRC of a sector's header is not checked", new Edit("SectorHeader",
                    "Record.int32(header, CRC_OFFSET) != Crc32.of(header, 0, CRC_OFFSET)",
                    "header[0] != 'L'")),
            new Defect("the oldest sector is erased before it is copied", new Edit("Ring",
                    "writing = head + 1;\n        int sector",
                    "writing = head + 1; if (isRound()) { wipe(layout.sector(tail())); } int sector")),
            new Defect("a sector counts before its COMMIT", new Edit("RecordReader",
                    "if (bytes > 0 && kind != Record.COPY) {", "if (bytes > 0) {")),
            new Defect("what lives in the oldest sector is not copied", new Edit("Compaction",
                    "if (!layout.isIn(falling, index.address(slot))) {", "if (slot >= 0) {")),
            new Defect("an acknowledgement is not written", new Edit("JournalOutbox",
                    "note(Record.REMOVE, number, 0);", "")),
            new Defect("a mark is not written", new Edit("JournalOutbox",
                    "note(Record.MARK, number, mark);", "")),
            new Defect("a copy forgets the mark", new Edit("Compaction",
                    "ring.copy(Record.COPY, number, queue.marks[slot], index.address(slot),",
                    "ring.copy(Record.COPY, number, 0, index.address(slot),")),
            new Defect("what is dropped is not written", new Edit("JournalOutbox",
                    "ring.append(Record.DROP, number, 0);", "")),
            new Defect("the count of those dropped starts anew with each sector", new Edit("Compaction",
                    "ring.commit(index.lastNumber(), index.dropped() + given);",
                    "ring.commit(index.lastNumber(), 0);")),
            new Defect("the ring turns one sector late", new Edit("Ring",
                    "return head >= layout.logSectors;", "return head > layout.logSectors;")),
            new Defect("recovery leaves out the oldest sector", new Edit("Ring",
                    "return Math.max(1, head - (layout.logSectors - 1));",
                    "return Math.max(1, head - (layout.logSectors - 2));")),
            new Defect("recovery reads a sector too many", new Edit("Ring",
                    "return Math.max(1, head - (layout.logSectors - 1));",
                    "return Math.max(1, head - layout.logSectors);")),
            new Defect("recovery stops at a damaged record", new Edit("Ring",
                    "position = offset + bytes;\n            }",
                    "position = offset + bytes; } else { break; }")),
            new Defect("numbers start anew at boot", new Edit("Index",
                    "lastNumber = Math.max(lastNumber, number);\n        switch", "switch")),
            new Defect("flash is written on right behind a torn write",
                    new Edit("Ring", "if (inNewSector) {", "if (memory.sectors() < 0) {"),
                    new Edit("JournalStart", "if (memory.isErasable()) {\n            compaction.turn(false);",
                            "if (memory.sectors() < 0) {\n            compaction.turn(false);")),
            new Defect("the record in doubt is not made firm", new Edit("JournalStart",
                    "int kind = ring.lastKind();", "int kind = Record.COMMIT;")),
            new Defect("a record that reads well too late counts", new Edit("Ring",
                    "return endsKnown && beyond > 0 && beyond < 0x8000;", "return false;")),
            new Defect("a half-made sector is left as it is",
                    new Edit("JournalStart", "ring.clearBeyondHead();", ""),
                    new Edit("Ring", "if (memory.isErasable() || writing > 1 && !isPassedOver(sector)) {",
                            "if (memory.isErasable()) {")));

    @TestFactory
    Stream<DynamicTest> catchesThat() {
        return DEFECTS.stream().map(defect -> DynamicTest.dynamicTest(defect.name, () -> isCaught(defect)));
    }

    private static void isCaught(Defect defect) throws Exception {
        Journal journal = new DefectiveJournal(List.of(defect.edits));
        AssertionError caught = assertThrows(AssertionError.class, () -> explore(journal));
        List<String> lines = caught.getMessage().lines().toList();
        System.out.printf("          %s: %s%n", defect.name, lines.get(lines.size() - 1));
    }

    /** By the same road: what is caught above is not the road itself. */
    @Test
    void findsNothingWhenNothingIsReplaced() throws Exception {
        explore(new DefectiveJournal(List.of()));
    }

    @Test
    void refusesADefectThatIsNotOne() {
        List<Edit> notThere = List.of(new Edit("Ring", "no such text", ""));
        List<Edit> thereOften = List.of(new Edit("Ring", "sequence", ""));
        assertThrows(AssertionError.class, () -> new DefectiveJournal(notThere));
        assertThrows(AssertionError.class, () -> new DefectiveJournal(thereOften));
    }

    /** As {@link EveryPowerCutTest}, but no deeper than it takes to catch all of them. */
    private static void explore(Journal journal) {
        for (WhenFull whenFull : WhenFull.values()) {
            explore(journal, Exploration.eeprom(3, whenFull));
            explore(journal, Exploration.flash(3, whenFull));
        }
    }

    private static void explore(Journal journal, Exploration exploration) {
        PowerCutExplorer explorer = exploration.explorer(journal);
        explorer.explore(exploration.blank(), Exploration.program(), 0, new Depth(1, 0));
        explorer.explore(exploration.blank(), new Depth(2, 0));
    }
}
