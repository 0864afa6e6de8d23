package io.limpet.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OptimisedMapTest {

    private static final String SYMBOLS = """

            File: lwip/tcp.o

            Symbol table '.symtab' contains 3 entries:
               Num:    Value  Size Type    Bind   Vis      Ndx Name
                 0: 00000000     0 NOTYPE  LOCAL  DEFAULT  UND
                 1: 00000001    80 FUNC    LOCAL  DEFAULT    7 tcp_new_port
                 2: 00000000     0 NOTYPE  GLOBAL DEFAULT  UND pbuf_free

            File: mbedtls/aes.o
                 1: 00000000   256 OBJECT  LOCAL  DEFAULT    9 FSb
                 2: 00000000     4 OBJECT  LOCAL  DEFAULT    9 count.0
            """;

    @Test
    void namesTheObjectThatAFunctionCameFrom() {
        check(" .text.tcp_new_port\n                0x00000100       0x50 a/whole.elf.ltrans0.ltrans.o",
                " .text.tcp_new_port\n                0x00000100       0x50 lwip/tcp.o");
        check(" .rodata.FSb    0x00000200      0x100 a/whole.elf.ltrans0.ltrans.o",
                " .rodata.FSb    0x00000200      0x100 mbedtls/aes.o");
    }

    @Test
    void knowsACopyThatTheCompilerHasMade() {
        check(" .text.tcp_new_port.constprop.0\n                0x00000100       0x50 a/whole.elf.ltrans0.ltrans.o",
                " .text.tcp_new_port.constprop.0\n                0x00000100       0x50 lwip/tcp.o");
        check(" .bss.count.0   0x20000000        0x4 a/whole.elf.ltrans0.ltrans.o",
                " .bss.count.0   0x20000000        0x4 mbedtls/aes.o");
    }

    @Test
    void leavesEverythingElseAsItIs() {
        check(" .text.pbuf_free\n                0x00000100       0x50 a/whole.elf.ltrans0.ltrans.o",
                " .text.pbuf_free\n                0x00000100       0x50 a/whole.elf.ltrans0.ltrans.o");
        check(" .rodata.FSb    0x00000200      0x100 lib/other.o", " .rodata.FSb    0x00000200      0x100 lib/other.o");
        check(" .text.tcp_new_port\n *fill*         0x00000100        0x2\n"
                        + "                0x00000100       0x50 a/whole.elf.ltrans0.ltrans.o",
                " .text.tcp_new_port\n *fill*         0x00000100        0x2\n"
                        + "                0x00000100       0x50 a/whole.elf.ltrans0.ltrans.o");
    }

    private static void check(String map, String expected) {
        assertEquals(expected + "\n", new OptimisedMap(SYMBOLS).rewritten(map));
    }
}
