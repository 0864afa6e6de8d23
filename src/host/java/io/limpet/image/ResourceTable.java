package io.limpet.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * What is burnt to flash besides code, as assembly for {@code resources[]} of board/resources.h: a table, and the files
 * as they are. There are secrets among them. Configuration and certificates reach the image here only, so that another
 * configuration is one more file to assemble and the image to link again.
 */
final class ResourceTable {

    static final String NAME = "resources.S";

    /** The section that the size table knows it by. */
    static final String SECTION = ".rodata.resources";

    private ResourceTable() {
    }

    /** Writes the assembly and, beside it, the files by their index; what is as it was stays untouched. */
    static void write(Map<String, byte[]> resources, Path folder) throws IOException {
        Files.createDirectories(folder);
        StringBuilder table = new StringBuilder();
        StringBuilder contents = new StringBuilder();
        int index = 0;
        for (Map.Entry<String, byte[]> each : resources.entrySet()) {
            String file = "resource-" + index;
            writeIfOther(folder.resolve(file), each.getValue());
            table.append("    .word name_" + index + ", data_" + index + ", " + each.getValue().length + "\n");
            // Other contents make another text, and so an object to be made anew.
            contents.append("name_" + index + ": .asciz " + quoted(each.getKey()) + "\n"
                    + "data_" + index + ": .incbin \"" + file + "\"   // "
                    + new Fingerprint().add(each.getValue()).text() + "\n");
            index++;
        }
        String assembly = "    .section " + SECTION + ", \"a\", %progbits\n"
                + "    .balign 4\n    .global resources, resource_count\n"
                + "resource_count: .word " + index + "\nresources:\n" + table + contents;
        writeIfOther(folder.resolve(NAME), assembly.getBytes(StandardCharsets.UTF_8));
    }

    private static void writeIfOther(Path file, byte[] content) throws IOException {
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            Files.write(file, content);
            Folders.keepToOwner(file);
        }
    }

    /** As the assembler reads it: what is not plain ASCII in octal. */
    private static String quoted(String name) {
        StringBuilder text = new StringBuilder("\"");
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = each >= ' ' && each <= '~' && each != '"' && each != '\\';
            text.append(plain ? Character.toString(each) : String.format("\\%03o", each & 0xff));
        }
        return text.append('"').toString();
    }
}
