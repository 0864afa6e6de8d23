package io.limpet.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.limpet.image.Placement.Memory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizeTableTest {

    private static final String JAVA = "build/image/b/java/0123/java-4567.o";

    @TempDir
    private Path classes;
    private final List<Placement> placements = new ArrayList<>();

    @BeforeEach
    void makeClasses() throws Exception {
        for (String each : List.of("io/limpet/Firmware", "io/limpet/mqtt/MqttSession", "io/limpet/tls/Der",
                "io/limpet/time/Sntp", "io/limpet/board/LinkSettings$Type")) {
            Path file = classes.resolve(each + ".class");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
    }

    @Test
    void tellsThePartsApart() throws Exception {
        check(Part.FIRMWARE, JAVA, ".text.meth_il_Firmware_turn");
        check(Part.FIRMWARE, JAVA, ".bss.sfld_ilb_LinkSettings_Type_WIFI");
        check(Part.MQTT, JAVA, ".text.meth_ilm_MqttSession_turn.isra.0");
        check(Part.MQTT, JAVA, ".data.ilm_MqttSession_Cls");
        check(Part.JAVA_LIBRARY, JAVA, ".text.meth_jl_StringBuilder_append");
        check(Part.JAVA_LIBRARY, JAVA, ".text.meth_ju_ArrayList__init_");
        check(Part.JAVA_STRINGS, JAVA, ".data.string_12");
        check(Part.JAVA_RUNTIME, JAVA, ".text.meth_otr_GC_collect");
        check(Part.JAVA_RUNTIME, JAVA, ".text.teavm_callSites");
        check(Part.LWIP, "build/image/b/objects/0123/lwip/core/tcp.o", ".text.tcp_input");
        check(Part.NETWORK_BUFFERS, "build/image/b/objects/0123/lwip/core/memp.o", ".bss.memp_memory_PBUF_POOL_base");
        check(Part.MBEDTLS, "build/image/b/objects/0123/mbedtls/library/aes.o", ".rodata.FSb");
        check(Part.BOARD, "build/image/b/objects/0123/c/board/i2c.o", ".text.i2c_transfer");
        check(Part.BOARD, "build/image/b/objects/0123/c/tls/tls.o", ".text.tls_send");
        check(Part.TLS_HEAP, "build/image/b/objects/0123/c/tls/heap.o", ".bss.pool");
        check(Part.JAVA_HEAP, "build/image/b/objects/0123/c/runtime/heap.o", ".bss.heap");
        check(Part.JAVA_RUNTIME, "build/image/b/objects/0123/c/runtime/heap.o", ".bss.begins");
        check(Part.CONFIGURATION, "build/image/b/resources/resources.o", ".rodata.resources");
        check(Part.C_LIBRARY, "lib/libc.a(memcpy.o)", ".text.memcpy");
        check(Part.ALIGNMENT, "", Placement.FILL);
    }

    @Test
    void findsThePackageOfAmbiguousInitialsByTheClass() throws Exception {
        JavaNames names = new JavaNames(List.of(classes));
        assertEquals("io.limpet.tls", names.packageOf("meth_ilt_Der_read"));
        assertEquals("io.limpet.time", names.packageOf("meth_ilt_Sntp_advance"));
        assertEquals("io.limpet.board", names.packageOf("teavm_classLayouts_ilb_LinkSettings_Type_Cls"));
        assertEquals("io.limpet", names.packageOf("il_Firmware_Cls"));
        assertEquals("", names.packageOf("teavm_gc_writeBarrier"));
    }

    @Test
    void addsUpByPartAndPackage() throws Exception {
        flash(1000, JAVA, ".text.meth_il_Firmware_turn");
        flash(234, JAVA, ".text.meth_ilt_Der_read");
        flash(500, JAVA, ".text.meth_ilm_MqttSession_turn");
        placements.add(new Placement(".data", ".data.string_1", 60, JAVA, Memory.RAM, true));
        placements.add(new Placement(".stack", "", 6144, "", Memory.RAM, false));
        assertEquals("""
                  b                                        flash       RAM
                  firmware                                 1,234
                    io.limpet                              1,000
                    io.limpet.tls                            234
                  MQTT and outbox                            500
                  Java string constants                       60        60
                  stack                                              6,144
                  in all                                   1,794     6,204
                  flash                                  1.8 KiB of 288 KiB (aim 208 KiB): aim met
                  RAM                                    6.1 KiB of 128 KiB (aim 96 KiB): aim met
                  code of MQTT and outbox                0.5 KiB of 24 KiB (aim 16 KiB): aim met
                  Java heap and constants in RAM         0.1 KiB of 32 KiB (aim 16 KiB): aim met
                """, table().text());
        assertEquals(List.of(), table().excesses());
    }

    @Test
    void saysWhichBudgetIsPassed() throws Exception {
        flash(24 * 1024 + 1, JAVA, ".text.meth_ilm_MqttSession_turn");
        flash(264 * 1024, "lib/libc.a(printf.o)", ".text.printf");
        assertEquals(List.of("flash: 294,913 bytes, 1 more than the budget of 288 KiB in"
                        + " src/baremetal/boards/b.properties",
                "code of MQTT and outbox: 24,577 bytes, 1 more than the budget of 24 KiB in"
                        + " src/baremetal/boards/b.properties"), table().excesses());
    }

    private void flash(long bytes, String object, String section) {
        placements.add(new Placement(".text", section, bytes, object, Memory.FLASH, false));
    }

    private SizeTable table() throws Exception {
        return SizeTable.of(BoardFileTest.parse(BoardFileTest.COMPLETE), placements,
                new JavaNames(List.of(classes)));
    }

    private void check(Part expected, String object, String section) throws Exception {
        Placement placement = new Placement(".text", section, 1, object, Memory.FLASH, false);
        assertEquals(expected, Part.of(placement, new JavaNames(List.of(classes)).packageOf(placement.symbol())),
                section);
    }
}
