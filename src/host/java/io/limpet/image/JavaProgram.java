package io.limpet.image;

import io.limpet.image.teavm.JavaToC;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A Java program as C: what TeaVM makes of it, which images that differ in their configuration alone share. */
final class JavaProgram {

    /** The one file of TeaVM that has all others in it. */
    private static final String ALL = "all.c";

    private final Path project;
    private final String mainClass;
    private final List<Path> classPath;

    JavaProgram(Path project, String mainClass, List<Path> classPath) {
        this.project = project;
        this.mainClass = mainClass;
        this.classPath = classPath;
    }

    /** Translates it unless that has been done; returns the one file to compile. */
    Path translate(Store store, Consumer<String> progress) throws ImageException, IOException {
        return store.get(fingerprint(), folder -> {
            progress.accept("translating " + mainClass + " to C");
            new JavaToC(project).translate(mainClass, classPath, folder);
        }).resolve(ALL);
    }

    private String fingerprint() throws IOException {
        Fingerprint fingerprint = new Fingerprint().add(mainClass)
                .add(project.resolve("build/classes/host/io/limpet/image/teavm"))
                .add(String.join(File.pathSeparator, Folders.namesIn(project.resolve("build/lib/aot"))));
        for (Path each : classPath) {
            fingerprint.add(each);
        }
        return fingerprint.text();
    }
}
