package io.limpet.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What of an image is how large in flash and in RAM, and whether that keeps to the board's budgets. */
final class SizeTable {

    private static final String ROW = "  %-36s %9s %9s%n";

    private record Size(long flash, long ram) {
        private static final Size NOTHING = new Size(0, 0);

        Size plus(Size other) {
            return new Size(flash + other.flash, ram + other.ram);
        }
    }

    private final BoardFile board;
    private final Map<Part, Size> parts = new EnumMap<>(Part.class);
    private final Map<String, Size> packages = new TreeMap<>();
    private Size total = Size.NOTHING;
    private long javaRam;

    private SizeTable(BoardFile board) {
        this.board = board;
    }

    /** @param classPath of the program, for the names of its packages */
    static SizeTable of(BuiltImage image, List<Path> classPath) throws ImageException, IOException {
        return of(image.board(), LinkerMap.parse(Files.readString(image.map())), new JavaNames(classPath));
    }

    static SizeTable of(BoardFile board, List<Placement> placements, JavaNames names) {
        SizeTable table = new SizeTable(board);
        placements.forEach(each -> table.add(each, names.packageOf(each.symbol())));
        return table;
    }

    private void add(Placement placement, String javaPackage) {
        Part part = Part.of(placement, javaPackage);
        Size size = new Size(placement.flashBytes(), placement.ramBytes());
        total = total.plus(size);
        parts.merge(part, size, Size::plus);
        if (part == Part.FIRMWARE) {
            packages.merge(javaPackage, size, Size::plus);
        }
        if (part == Part.JAVA_HEAP || placement.object().contains("/java/")) {
            javaRam += size.ram();
        }
    }

    /** The table, with a line for each budget. */
    String text() {
        StringBuilder text = new StringBuilder(row(board.name(), "flash", "RAM"));
        for (Map.Entry<Part, Size> each : parts.entrySet()) {
            text.append(row(each.getKey().title(), each.getValue()));
            if (each.getKey() == Part.FIRMWARE) {
                packages.forEach((name, size) -> text.append(row("  " + name, size)));
            }
        }
        text.append(row("in all", total));
        for (Budgeted each : Budgeted.values()) {
            text.append("  ").append(verdict(each)).append('\n');
        }
        return text.toString();
    }

    /** What is larger than it may be, a sentence each. */
    List<String> excesses() {
        List<String> excesses = new ArrayList<>();
        for (Budgeted each : Budgeted.values()) {
            long over = bytes(each) - board.budget(each).mostBytes();
            if (over > 0) {
                excesses.add(String.format(Locale.ROOT, "%s: %,d bytes, %,d more than the budget of %s in %s/%s",
                        each.title(), bytes(each), over, kib(board.budget(each).mostBytes()), BoardFile.FOLDER,
                        board.name() + ".properties"));
            }
        }
        return excesses;
    }

    /** The size that a budget is for. */
    long bytes(Budgeted what) {
        return switch (what) {
            case FLASH -> total.flash();
            case RAM -> total.ram();
            case MQTT -> parts.getOrDefault(Part.MQTT, Size.NOTHING).flash();
            case JAVA -> javaRam;
        };
    }

    private String verdict(Budgeted what) {
        Budget budget = board.budget(what);
        String kept = bytes(what) > budget.aimBytes() ? "kept" : "aim met";
        return String.format(Locale.ROOT, "%-36s %9s of %s (aim %s): %s", what.title(), kib(bytes(what)),
                kib(budget.mostBytes()), kib(budget.aimBytes()),
                bytes(what) > budget.mostBytes() ? "PASSED" : kept);
    }

    private static String kib(long bytes) {
        return String.format(Locale.ROOT, bytes % 1024 == 0 ? "%.0f KiB" : "%.1f KiB", bytes / 1024.0);
    }

    private static String row(String title, Size size) {
        return row(title, number(size.flash()), number(size.ram()));
    }

    private static String row(String title, String flash, String ram) {
        return String.format(Locale.ROOT, ROW, title, flash, ram).stripTrailing() + "\n";
    }

    private static String number(long bytes) {
        return bytes == 0 ? "" : String.format(Locale.ROOT, "%,d", bytes);
    }
}
