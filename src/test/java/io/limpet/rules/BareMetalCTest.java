package io.limpet.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.image.BoardFile;
import io.limpet.image.LibrarySources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The C of the bare-metal image: two analysers that follow its paths, and the compiler, have nothing to say of it. */
class BareMetalCTest {

    private static final List<String> FOLDERS =
            List.of("src/baremetal/c", "src/test/baremetal/c", "src/bench/baremetal/c");

    /** As the image is compiled, of what matters here. */
    private static final List<String> FLAGS = List.of("--specs=picolibc.specs", "-std=c11", "-Os", "-Wall", "-Wextra",
            "-Werror", "-fanalyzer", "-S", "-o", "/dev/null", "-DMBEDTLS_CONFIG_FILE=\"tls/mbedtls_config.h\"",
            "-DTLS_HEAP_BYTES=40960", "-DJAVA_HEAP_BYTES=24576");

    @Test
    void theCompilerAndItsAnalyserHaveNothingToSay() throws Exception {
        LibrarySources libraries = new LibrarySources(Project.path("").toAbsolutePath());
        libraries.fetch();
        List<Path> files = sources();
        String said = String.join("", files.parallelStream().map(file -> analyse(file, libraries).said).toList());
        assertEquals("", said);
        System.out.printf("          %d files of C%n", files.size());
    }

    @Test
    void cppcheckHasNothingToSay() throws Exception {
        assertEquals("", cppcheck(sources()).said);
    }

    @Test
    void bothFindAMistake(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("seeded.c"), "#include <stdlib.h>\n"
                + "int offend(void) { int *p = malloc(4); free(p); return *p; }\n"
                + "int offend_too(int n) { int a[2]; a[0] = n; return a[2]; }\n");
        Outcome compiler = analyse(file, new LibrarySources(folder));
        assertNotEquals(0, compiler.exitCode);
        assertTrue(compiler.said.contains("-Werror=analyzer-use-after-free"), compiler.said);
        assertTrue(cppcheck(List.of(file)).said.contains("arrayIndexOutOfBounds"));
    }

    private record Outcome(int exitCode, String said) {
    }

    private static List<Path> sources() {
        List<Path> files = FOLDERS.stream().flatMap(each -> Project.filesIn(Project.path(each), ".c").stream())
                .map(Path::toAbsolutePath).toList();
        assertFalse(files.isEmpty(), "there is no C in src/baremetal/c");
        return files;
    }

    /** The warnings of the libraries' headers are their makers' affair. */
    private static Outcome analyse(Path file, LibrarySources libraries) {
        List<String> command = new ArrayList<>(List.of("arm-none-eabi-gcc"));
        command.addAll(FLAGS);
        command.addAll(List.of("-iquote", Project.path("src/baremetal/c").toString(),
                "-I", Project.path("src/baremetal/c/net").toString()));
        for (Path folder : List.of(libraries.lwIp().resolve("include"), libraries.mbedTls().resolve("include"),
                libraries.mbedTls().resolve("library"))) {
            command.addAll(List.of("-isystem", folder.toString()));
        }
        try {
            command.addAll(BoardFile.read(Project.path(""), "mps2-an500").cpuFlags());
            command.add(file.toString());
            return run(command);
        } catch (Exception e) {
            throw new AssertionError(file + " was not analysed", e);
        }
    }

    /** It does not know C11's word for a function that does not return, but the compiler's older one. */
    private static Outcome cppcheck(List<Path> files) throws Exception {
        List<String> command = new ArrayList<>(List.of("cppcheck", "--quiet", "--std=c11", "--force", "-j", "2",
                "--enable=warning,performance,portability", "-D_Noreturn=__attribute__((noreturn))",
                "-I", Project.path("src/baremetal/c").toString()));
        files.forEach(file -> command.add(file.toString()));
        return run(command);
    }

    private static Outcome run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }
}
