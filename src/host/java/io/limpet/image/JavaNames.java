package io.limpet.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which Java package a C symbol comes from. TeaVM abbreviates a package to the first letters of its parts:
 *
 * <pre>
 *   meth_ilm_MqttSession_turn        io.limpet.mqtt.MqttSession.turn
 *   sfld_ilb_LinkSettings_Type_WIFI  io.limpet.board.LinkSettings.Type.WIFI
 *   ilm_MqttSession_Cls              the table of a class
 *   meth_jl_Object_clone             java.lang.Object.clone
 *   meth_otr_GC_collect              org.teavm.runtime.GC.collect
 * </pre>
 *
 * Abbreviations are ambiguous (ilt is text, time and tls), so that our own packages are found by the class's name.
 */
final class JavaNames {

    private static final Pattern SYMBOL = Pattern.compile(
            "(?:.*?_)??(j[a-z]{1,4}|o[jtc][a-z]{1,5}|il[a-z]{0,4})_([A-Z]\\w*?)(?:_.*)?(?:\\..*)?");

    /** Packages by abbreviation and class, {@code ilm_MqttSession}. */
    private final Map<String, String> packages = new HashMap<>();

    /** @param classPath folders of class files */
    JavaNames(List<Path> classPath) throws IOException {
        for (Path root : classPath) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(each -> each.toString().endsWith(".class"))
                        .forEach(each -> add(root.relativize(each).toString().replace('\\', '/')));
            }
        }
    }

    private void add(String file) {
        String[] parts = file.substring(0, file.length() - ".class".length()).split("/");
        StringBuilder initials = new StringBuilder();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < parts.length - 1; i++) {
            initials.append(parts[i].charAt(0));
            name.append(i == 0 ? "" : ".").append(parts[i]);
        }
        String outermost = parts[parts.length - 1].split("\\$")[0];
        packages.put(initials + "_" + outermost, name.toString());
    }

    /** The package's name; {@code java} for all of the class library, {@code org.teavm} likewise; else empty. */
    String packageOf(String symbol) {
        Matcher matcher = SYMBOL.matcher(symbol);
        if (!matcher.matches()) {
            return "";
        }
        String known = packages.get(matcher.group(1) + "_" + matcher.group(2));
        if (known != null) {
            return known;
        }
        return matcher.group(1).startsWith("j") ? "java" : "org.teavm";
    }
}
