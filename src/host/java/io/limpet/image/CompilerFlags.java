package io.limpet.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the compiler is told for each kind of source. */
final class CompilerFlags {

    private static final String SMALL = "-Os";

    /** Fat: the objects' symbols tell what came from where. */
    private static final List<String> OPTIMISED = List.of(WholeProgram.FLAG, "-ffat-lto-objects");

    private final BoardFile board;
    private final Path project;
    private final LibrarySources libraries;

    CompilerFlags(BoardFile board, Path project, LibrarySources libraries) {
        this.board = board;
        this.project = project;
        this.libraries = libraries;
    }

    /** Our own C: the strictest. */
    List<String> own() {
        return with(List.of("-std=c11", "-Wall", "-Wextra", "-Werror"), includes());
    }

    /** Our own that is optimised together with the libraries. */
    List<String> glue() {
        return with(Stream.concat(Stream.of("-std=c11", "-Wall", "-Wextra", "-Werror"), OPTIMISED.stream()).toList(),
                includes());
    }

    /** mbedTLS and lwIP: their warnings are their makers' affair. */
    List<String> library() {
        return with(Stream.concat(Stream.of("-std=c11", "-w"), OPTIMISED.stream()).toList(), includes());
    }

    /**
     * What TeaVM made. Java's int wraps, TeaVM casts freely, and a null reference is followed to the fault that it is.
     * Its folder is for quoted includes alone: its string.h and time.h are not the C library's.
     */
    List<String> java(Path generated) {
        return with(List.of("-std=gnu11", "-w", "-fwrapv", "-fno-strict-aliasing", "-fno-delete-null-pointer-checks",
                "-fwhole-program"), List.of("-iquote", generated.toString(), "-iquote", baremetal().toString()));
    }

    List<String> link() {
        return with(List.of(), List.of("-nostartfiles", "-T", baremetal().resolve(board.linkerScript()).toString(),
                "-Wl,--gc-sections", "-Wl,--no-warn-rwx-segments", "-Wl,--defsym=STACK_SIZE=" + board.stackBytes()));
    }

    private List<String> with(List<String> kind, List<String> rest) {
        List<String> flags = new ArrayList<>(List.of("--specs=picolibc.specs", SMALL, "-g",
                "-ffunction-sections", "-fdata-sections", "-fno-common",
                "-ffile-prefix-map=" + project + "/="));
        flags.addAll(board.cpuFlags());
        flags.addAll(kind);
        flags.addAll(rest);
        return flags;
    }

    /** lwIP finds its options by their names, mbedTLS is told where they are. */
    private List<String> includes() {
        return Stream.of(Stream.of("-iquote", baremetal().toString(), "-DMBEDTLS_CONFIG_FILE=\"tls/mbedtls_config.h\"",
                        "-DTLS_HEAP_BYTES=" + board.tlsHeapBytes()),
                Stream.of(baremetal().resolve("net"), libraries.lwIp().resolve("include"),
                        libraries.mbedTls().resolve("include"), libraries.mbedTls().resolve("library"),
                        libraries.mbedTls().resolve("3rdparty/p256-m")).map(each -> "-I" + each))
                .flatMap(each -> each).toList();
    }

    private Path baremetal() {
        return project.resolve(BoardFile.C);
    }
}
