package io.limpet.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.image.Placement.Memory;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkerMapTest {

    static final String HEAD = """
            Discarded input sections

             .text          0x0000000000000000       0x44 a/unused.o

            Memory Configuration

            Name             Origin             Length             Attributes
            FLASH            0x0000000000000000 0x0000000000080000 xr
            RAM              0x0000000020000000 0x0000000000040000 xrw
            *default*        0x0000000000000000 0xffffffffffffffff

            Linker script and memory map

            LOAD a/start.o
            """;

    @Test
    void readsWhatAnObjectBrought() throws ImageException {
        check("""
                .text           0x0000000000000000      0x100
                 *(.vectors)
                 .vectors       0x0000000000000000       0x44 a/start.o
                                0x0000000000000044                code_start = .
                 .text.main     0x0000000000000044       0xbc a/main.o
                                0x0000000000000044                main
                """, new Placement(".text", ".vectors", 0x44, "a/start.o", Memory.FLASH, false),
                new Placement(".text", ".text.main", 0xbc, "a/main.o", Memory.FLASH, false));
    }

    @Test
    void readsFiguresBelowALongName() throws ImageException {
        check("""
                .text           0x0000000000000000       0x1a
                 .text.meth_ilm_MqttSession_turn
                                0x0000000000000000       0x1a a/java.o
                """, new Placement(".text", ".text.meth_ilm_MqttSession_turn", 0x1a, "a/java.o", Memory.FLASH, false));
        check("""
                .a_section_of_the_image
                                0x0000000000000000        0x8
                 .rodata        0x0000000000000000        0x8 a/b.o
                """, new Placement(".a_section_of_the_image", ".rodata", 8, "a/b.o", Memory.FLASH, false));
    }

    @Test
    void tellsWhatIsInFlashAndRamFromWhatIsInRamAlone() throws ImageException {
        List<Placement> placements = LinkerMap.parse(HEAD + """
                .data           0x0000000020000000        0x8 load address 0x0000000000000100
                 .data.a        0x0000000020000000        0x8 a/b.o
                .bss            0x0000000020000008       0x10 load address 0x0000000000000108
                 COMMON         0x0000000020000008       0x10 a/b.o
                """);
        assertEquals(8, placements.get(0).flashBytes());
        assertEquals(8, placements.get(0).ramBytes());
        assertEquals(0, placements.get(1).flashBytes());
        assertEquals(0x10, placements.get(1).ramBytes());
    }

    @Test
    void countsWhatOnlyAlignsAndWhatTheScriptReserves() throws ImageException {
        check("""
                .stack          0x0000000020000000     0x1000
                                0x0000000020000000                stack_bottom = .
                                0x0000000020001000                . = (. + 0x1000)
                .bss            0x0000000020001000       0x10
                 .bss.flag      0x0000000020001000        0x1 a/b.o
                 *fill*         0x0000000020001001        0x7\s
                 .bss.time      0x0000000020001008        0x8 a/b.o
                """, new Placement(".stack", "", 0x1000, "", Memory.RAM, false),
                new Placement(".bss", ".bss.flag", 1, "a/b.o", Memory.RAM, false),
                new Placement(".bss", Placement.FILL, 7, "", Memory.RAM, false),
                new Placement(".bss", ".bss.time", 8, "a/b.o", Memory.RAM, false));
    }

    @Test
    void passesOverWhatIsInNoMemory() throws ImageException {
        check("""
                .comment        0x0000000000000000       0x45
                 .comment       0x0000000000000000       0x45 a/b.o
                .debug_info     0x0000000000000000     0x1000
                 .debug_info    0x0000000000000000     0x1000 a/b.o
                .ARM.attributes
                                0x0000000000000000       0x2a
                 .ARM.attributes
                                0x0000000000000000       0x2a a/b.o
                """);
    }

    @Test
    void keepsTheArchiveOfAMember() throws ImageException {
        check("""
                .text           0x0000000000000000       0x10
                 .text.memcpy   0x0000000000000000       0x10 lib/libc.a(memcpy.o)
                """, new Placement(".text", ".text.memcpy", 0x10, "lib/libc.a(memcpy.o)", Memory.FLASH, false));
    }

    @Test
    void refusesWhatIsNoMap() {
        ImageException e = assertThrows(ImageException.class, () -> LinkerMap.parse("nothing of the kind"));
        assertTrue(e.getMessage().contains("Linker script and memory map"), e.getMessage());
    }

    private static void check(String sections, Placement... expected) throws ImageException {
        assertEquals(List.of(expected), LinkerMap.parse(HEAD + sections));
    }
}
