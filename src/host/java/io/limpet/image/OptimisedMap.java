package io.limpet.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts back into the linker's map which object a function or variable came from, where the compiler has made one object
 * of many ({@link WholeProgram}): by the name of its section, which is its own.
 */
final class OptimisedMap {

    /** {@code .text.tcp_input.constprop.0}: what stands behind the second dot the compiler has added. */
    private static final Pattern SECTION = Pattern.compile("^ \\.\\w+\\.(\\w+)");

    /** Of readelf: which object the lines below are about, and a function or variable that it defines. */
    private static final Pattern OBJECT = Pattern.compile("File: (.*)");
    private static final Pattern SYMBOL = Pattern.compile(" *\\d+: \\w+ +\\w+ (?:FUNC|OBJECT) .* \\d+ (\\w+).*");

    private final Map<String, String> owners = new HashMap<>();

    /** @param symbols of the objects, as {@code readelf --symbols --wide} lists them (nm leaves out what is static) */
    OptimisedMap(String symbols) {
        String object = "";
        for (String line : symbols.split("\n")) {
            Matcher objectLine = OBJECT.matcher(line);
            Matcher symbolLine = SYMBOL.matcher(line);
            if (objectLine.matches()) {
                object = objectLine.group(1);
            } else if (symbolLine.matches()) {
                owners.putIfAbsent(symbolLine.group(1), object);
            }
        }
    }

    /** Rewrites the map of an image that has been linked with optimised objects. */
    static void rewrite(Path map, List<Path> objects, Path project) throws ImageException, IOException {
        List<String> command = new ArrayList<>(List.of("arm-none-eabi-readelf", "--symbols", "--wide"));
        objects.forEach(each -> command.add(each.toString()));
        Tool.Outcome outcome = Tool.run(command, project);
        outcome.orFail(project, "the symbols of the objects cannot be listed (see above)");
        Files.writeString(map, new OptimisedMap(outcome.said()).rewritten(Files.readString(map)));
    }

    String rewritten(String map) {
        StringBuilder text = new StringBuilder();
        String owner = null;
        for (String line : map.split("\n")) {
            Matcher section = SECTION.matcher(line);
            if (section.find()) {
                owner = owners.get(section.group(1));
            } else if (!line.startsWith("      ")) {
                owner = null;
            }
            text.append(owner == null ? line : ofOwner(line, owner)).append('\n');
        }
        return text.toString();
    }

    private static String ofOwner(String line, String owner) {
        return line.endsWith(WholeProgram.OPTIMISED) ? line.substring(0, line.lastIndexOf(' ') + 1) + owner : line;
    }
}
