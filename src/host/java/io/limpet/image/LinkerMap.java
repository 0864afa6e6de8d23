package io.limpet.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the map that GNU ld writes.
 *
 * <pre>
 *   Memory Configuration
 *   FLASH            0x0000000000000000 0x0000000000080000 xr
 *
 *   Linker script and memory map
 *   .text           0x0000000000000000     0x1a40                        a section of the image
 *    .text.main     0x0000000000000080       0x24 build/main.o           what came into it
 *    .text.meth_ilm_MqttSession_turn                                     a long name has its figures in the next line
 *                   0x00000000000000a4      0x1b2 build/java.o
 *    *fill*         0x0000000000000256        0x2
 *   .data           0x0000000020000000       0x10 load address 0x0000000000001a40
 * </pre>
 */
final class LinkerMap {

    private static final String BEGIN = "Linker script and memory map";

    /** Of what lies in RAM, the sections whose first values lie in flash: the map does not say, scripts agree on it. */
    private static final Set<String> LOADED = Set.of(".data", ".tdata");

    private static final Pattern REGION = Pattern.compile("(FLASH|RAM) +0x([0-9a-f]+) +0x([0-9a-f]+).*");
    private static final Pattern OUTPUT = Pattern.compile("(\\.[\\w.]+) +0x([0-9a-f]+) +0x([0-9a-f]+).*");
    private static final Pattern INPUT =
            Pattern.compile(" (\\.[\\w.$]+|COMMON|\\*fill\\*) +0x([0-9a-f]+) +0x([0-9a-f]+) ?(.*)");
    /** A name that is so long that the figures follow in the next line. */
    private static final Pattern NAME = Pattern.compile(" ?(\\.[\\w.$]+)");

    private record Region(Placement.Memory memory, long start, long bytes) {
        boolean contains(long address) {
            return address >= start && address < start + bytes;
        }
    }

    private final List<Region> regions = new ArrayList<>();
    private final List<Placement> placements = new ArrayList<>();

    /** The section of the image that is being read, null when it is in no memory; how much of it is unexplained. */
    private String output;
    private Placement.Memory memory;
    private long unexplained;

    private LinkerMap() {
    }

    /** Everything that takes memory of the board, in the order of the map. */
    static List<Placement> parse(String text) throws ImageException {
        int begin = text.indexOf(BEGIN);
        if (begin < 0) {
            throw new ImageException("the linker's map has no \"" + BEGIN + "\"");
        }
        LinkerMap map = new LinkerMap();
        text.substring(0, begin).lines().forEach(map::readRegion);
        map.readLines(joined(text.substring(begin)));
        return map.placements;
    }

    /** Long names with their figures in one line. */
    private static List<String> joined(String text) {
        List<String> lines = new ArrayList<>();
        String name = "";
        for (String line : text.split("\n")) {
            boolean isName = NAME.matcher(line).matches();
            if (!isName) {
                lines.add(name + line);
            }
            name = isName ? line : "";
        }
        return lines;
    }

    private void readRegion(String line) {
        Matcher matcher = REGION.matcher(line);
        if (matcher.matches()) {
            regions.add(new Region(Placement.Memory.valueOf(matcher.group(1)), hex(matcher.group(2)),
                    hex(matcher.group(3))));
        }
    }

    private void readLines(List<String> lines) {
        for (String line : lines) {
            Matcher outputLine = OUTPUT.matcher(line);
            Matcher inputLine = INPUT.matcher(line);
            if (outputLine.matches()) {
                endOutput();
                output = outputLine.group(1);
                memory = isDebugging(output) ? null : memoryAt(hex(outputLine.group(2)));
                unexplained = hex(outputLine.group(3));
            } else if (inputLine.matches()) {
                unexplained -= hex(inputLine.group(3));
                place(inputLine.group(1), hex(inputLine.group(3)), inputLine.group(4).trim());
            }
        }
        endOutput();
    }

    /** What a script reserves without any object: a stack. Below 0 where strings of several objects became one. */
    private void endOutput() {
        place("", unexplained, "");
        output = null;
        memory = null;
        unexplained = 0;
    }

    private void place(String input, long bytes, String object) {
        if (memory != null && bytes != 0) {
            boolean isLoaded = memory == Placement.Memory.RAM && LOADED.contains(output);
            placements.add(new Placement(output, input, bytes, object, memory, isLoaded));
        }
    }

    /** What is not loaded anywhere has the address 0, where some boards have flash. */
    private static boolean isDebugging(String section) {
        return section.startsWith(".debug") || section.startsWith(".stab") || section.equals(".comment")
                || section.endsWith(".attributes");
    }

    private Placement.Memory memoryAt(long address) {
        return regions.stream().filter(each -> each.contains(address)).map(Region::memory).findFirst().orElse(null);
    }

    private static long hex(String digits) {
        return Long.parseUnsignedLong(digits, 16);
    }
}
