package io.limpet.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/** Puts objects together, unless the image is newer than all of them and made with the same flags. */
final class Linker {

    private static final String OBJCOPY = "arm-none-eabi-objcopy";

    private final Path project;
    private final BoardFile board;
    private final CompilerFlags flags;

    Linker(Path project, BoardFile board, CompilerFlags flags) {
        this.project = project;
        this.board = board;
        this.flags = flags;
    }

    /**
     * Links.
     *
     * @param objects what there is to link
     * @param sources the objects that those which are optimised were made of
     */
    BuiltImage link(List<Path> objects, List<Path> sources, Path folder) throws ImageException, IOException {
        BuiltImage image = new BuiltImage(board, folder.resolve("limpet.elf"), folder.resolve("limpet.bin"),
                folder.resolve("limpet.map"));
        List<String> command = command(objects, image);
        Path stamp = folder.resolve("linked");
        String wanted = String.join("\n", command);
        if (!isCurrent(stamp, wanted, objects)) {
            Files.deleteIfExists(stamp);
            Tool.run(command, project).orFail(project, "the image does not link (see above)");
            Tool.run(List.of(OBJCOPY, "-O", "binary", image.elf().toString(), image.bin().toString()), project)
                    .orFail(project, "the image cannot be made a binary file (see above)");
            OptimisedMap.rewrite(image.map(), sources, project);
            Folders.keepToOwner(image.elf());
            Folders.keepToOwner(image.bin());
            Files.writeString(stamp, wanted);
        }
        return image;
    }

    private List<String> command(List<Path> objects, BuiltImage image) {
        List<String> command = new ArrayList<>(List.of(CCompiler.PROGRAM));
        command.addAll(flags.link());
        objects.forEach(each -> command.add(each.toString()));
        command.addAll(List.of("-Wl,-Map=" + image.map(), "-o", image.elf().toString()));
        return command;
    }

    private boolean isCurrent(Path stamp, String wanted, List<Path> objects) throws IOException {
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
            return false;
        }
        FileTime linked = Files.getLastModifiedTime(stamp);
        List<Path> inputs = new ArrayList<>(objects);
        inputs.add(project.resolve(BoardFile.C).resolve(board.linkerScript()));
        for (Path each : inputs) {
            if (Files.getLastModifiedTime(each).compareTo(linked) > 0) {
                return false;
            }
        }
        return true;
    }
}
