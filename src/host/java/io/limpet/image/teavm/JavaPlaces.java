package io.limpet.image.teavm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the addresses in a device's last words are, by the image's debug information (runtime/failure.h):
 *
 * <pre>
 *   *** uncaught exception of class 0x0001c2a4: "qos: 3, must be 0 to 2"
 *       way  0x00012344 0x0000f310
 *       a MqttException
 *       at Publication.of(Publication.java:31)
 *       at Firmware.live(Firmware.java:120)
 * </pre>
 */
public final class JavaPlaces {

    private static final Pattern CLASS = Pattern.compile("\\*\\*\\* uncaught exception of class (0x[0-9a-f]{8})");
    private static final Pattern WAY = Pattern.compile("^ *way ((?: 0x[0-9a-f]{8})+) *\r?$");
    /** Return addresses: the call is before them. */
    private static final int CALL_BYTES = 2;

    private final Path image;

    /** @param image the ELF file that the device runs */
    public JavaPlaces(Path image) {
        this.image = image;
    }

    /** What there is to say below a line of the console; nothing for most. */
    public List<String> in(String line) throws IOException {
        Matcher ofClass = CLASS.matcher(line);
        Matcher way = WAY.matcher(line);
        return ofClass.find() ? List.of("    a " + className(Long.decode(ofClass.group(1))))
                : way.find() ? places(way.group(1).trim().split(" ")) : List.of();
    }

    private String className(long address) throws IOException {
        String start = String.format("%08x ", address);
        return lines("arm-none-eabi-nm", image.toString()).stream()
                .filter(each -> each.startsWith(start) && each.endsWith("_Cls")).findFirst()
                .map(each -> each.replaceFirst(".* [a-z]+_(\\w+)_Cls", "$1")).orElse("class unknown to this image");
    }

    private List<String> places(String[] addresses) throws IOException {
        List<String> command = new ArrayList<>(List.of("arm-none-eabi-addr2line", "-f", "-s", "-e", image.toString()));
        for (String each : addresses) {
            command.add("0x" + Long.toHexString(Long.decode(each) - CALL_BYTES));
        }
        List<String> said = lines(command.toArray(new String[0]));
        List<String> places = new ArrayList<>();
        for (int i = 0; i + 1 < said.size(); i += 2) {
            places.add("    at " + method(said.get(i)) + "(" + said.get(i + 1).replaceFirst(" .*", "") + ")");
        }
        return places;
    }

    /** {@code meth_il_Setup__init_} is a constructor of a class Setup; another method's name is behind the last "_". */
    private static String method(String function) {
        return function.startsWith("meth_") ? function.replaceFirst("^meth_[a-z]+_", "").replaceFirst("_\\d+$", "")
                .replaceFirst("__(cl)?init_$", ".<$1init>").replaceFirst("_([a-z]\\w*)$", ".$1") : function;
    }

    private static List<String> lines(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
}
