package io.limpet.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The portable firmware goes through TeaVM to C: it has not grown out of what a chip without a Java virtual machine can
 * take. That it also runs there is for the bare-metal board to show.
 */
class TeaVmTest {

    private static final String PROGRAM = "io.limpet.portable.PortableMain";

    @Test
    void turnsTheFirmwareIntoC(@TempDir Path folder) throws Exception {
        Outcome outcome = compile(PROGRAM, folder, Project.path("build/classes/teavm"),
                Project.path("build/classes/main"));
        assertEquals(0, outcome.exitCode, outcome.said);
        for (String each : new String[] {"Firmware", "MqttSession", "MemoryOutbox", "Bme280", "Sntp", "Configuration",
                "TrustAnchors", "SenmlPayload", "Log"}) {
            assertTrue(outcome.fileNames.contains("/" + each + ".c\n"),
                    each + " was not reached from " + PROGRAM + ":\n" + outcome.fileNames);
        }
        System.out.printf("          %,d KB of C for io.limpet, of %,d KB%n", outcome.ourBytes / 1024,
                outcome.bytes / 1024);
    }

    @Test
    void findsCodeThatTeaVmDoesNotTake(@TempDir Path folder) throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.write(classes.resolve("Seeded.class"), Compiler.compile(7, "Seeded", "class Seeded { "
                + "public static void main(String[] a) throws Exception { new java.net.ServerSocket(1).accept(); } }")
                .get("Seeded"));
        Outcome outcome = compile("Seeded", folder.resolve("c"), classes);
        assertEquals(1, outcome.exitCode, outcome.said);
        assertTrue(outcome.said.contains("java.net.ServerSocket"), outcome.said);
    }

    private record Outcome(int exitCode, String said, String fileNames, long bytes, long ourBytes) {
    }

    private static Outcome compile(String program, Path folder, Path... classPath) throws Exception {
        String test = Project.path("build/classes/test").toString();
        String teaVm = Project.path("build/lib/aot") + File.separator + "*";
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", test + File.pathSeparator + teaVm,
                CompileToC.class.getName(), program,
                Stream.of(classPath).map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                folder.toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        return new Outcome(exitCode, said, Project.filesIn(folder, ".c").stream()
                .map(file -> "/" + folder.relativize(file) + "\n").collect(Collectors.joining()),
                size(folder, ""), size(folder, "limpet"));
    }

    private static long size(Path folder, String within) throws IOException {
        long bytes = 0;
        for (Path file : Project.filesIn(folder, ".c")) {
            bytes += folder.relativize(file).toString().contains(within) ? Files.size(file) : 0;
        }
        return bytes;
    }
}
