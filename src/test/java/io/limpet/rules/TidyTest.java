package io.limpet.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tidiness that a reader may count on. */
class TidyTest {

    private static final List<String> FOLDERS = List.of("src", "simulator", "device-config", "docs", ".ci");
    private static final List<String> FILES = List.of("limpet", "build.xml", "module.ivy", ".editorconfig",
            ".gitignore", "README.md", "CONTRIBUTING.md", "CHANGELOG.md");
    private static final Set<String> ENDINGS = Set.of("java", "xml", "ivy", "md", "properties", "template", "list",
            "txt", "sh", "c", "h", "run", "svg", "html", "css", "js");

    @Test
    void everyFileIsTidy() {
        List<String> violations = new ArrayList<>();
        for (Path file : textFiles()) {
            violations.addAll(Tidy.violationsIn(relative(file), text(file)));
        }
        assertTrue(violations.isEmpty(), () -> violations.size() + " untidy:\n" + String.join("\n", violations));
    }

    @Test
    void everyPackageIntroducesItself() {
        assertEquals(Set.of(), packagesWithoutIntroduction(Stream.of("src/main/java", "src/bouncycastle/java",
                "src/baremetal/java", "src/host/java", "simulator/api", "simulator/panel/java", "simulator/java",
                "src/test/java", "src/bench/java", "src/fuzz/java")
                .map(Project::path).toList()),
                "each package begins with a package-info.java: what it is, who calls it, what it must not know");
    }

    @Test
    void shellScriptsAreWellFormed() throws Exception {
        for (String script : List.of("limpet", ".ci/run", "src/baremetal/sources.sh")) {
            check(0, Project.path(script));
        }
    }

    @Test
    void findsAScriptThatIsNotWellFormed(@TempDir Path folder) throws Exception {
        check(2, Files.writeString(folder.resolve("offending"), "if true; then\n"));
    }

    @Test
    void findsAPackageWithoutIntroduction(@TempDir Path folder) throws IOException {
        for (String file : List.of("main/a/C.java", "main/a/package-info.java", "test/a/CTest.java", "test/b/D.java")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "");
        }
        assertEquals(Set.of("b"), packagesWithoutIntroduction(List.of(folder.resolve("main"), folder.resolve("test"))));
    }

    @Test
    void findsEachKindOfUntidiness() {
        check("src/main/A.java", "x".repeat(Tidy.COLUMNS_MAX + 1), "more than 120 columns: break the line");
        check("src/main/A.java", "\u00a7".repeat(Tidy.COLUMNS_MAX));
        check("docs/a.md", "x".repeat(Tidy.COLUMNS_MAX + 1));
        check("build.xml", "\t<a/>", "a tab: four spaces");
        check("limpet", "a\r", "a carriage return: lines end in a line feed", "a space at the end of the line");
        check("src/main/A.java", "a ", "a space at the end of the line");
        check("src/main/A.java", "// TO" + "DO later", "a note to oneself: do it, or file it as an issue");
        check("docs/a.md", "in /ho" + "me/somebody/limpet",
                "a path of one machine: name it relative to the project, or to limpet.home");
        check("limpet", "\"$home/root/x\" ~/.ant/lib file:/x src/main/home/a");
        check("docs/a.md", "from https://repo1.ma" + "ven.org/x",
                "a host that packages come from: name the package, the user's settings say from where");
        String sleep = "        Thread.sle" + "ep(10);";
        String instead = "a sleep: wait for what is to happen (Await, a latch, a queue), or use virtual time "
                + "(io.limpet.virtual)";
        check("src/test/java/A.java", sleep, instead);
        check("simulator/java/A.java", sleep, instead);
        check("src/main/java/io/limpet/microej/A.java", sleep);
        check("src/test/java/A.java", "import java.util.*;", "a wildcard import: name the classes");
        check("src/test/java/A.java", " * @aut" + "hor me", "an author tag: the history knows");
        check("src/main/java/A.java", "} catch (Exception e) {", "a catch of everything: name what can be thrown");
        String exact = "a version that is not exact: one number, so that every build is the same";
        check("module.ivy", "<dependency rev=\"2.+\"/>", exact);
        check("module.ivy", "<dependency rev=\"latest.release\"/>", exact);
        check("module.ivy", "<dependency rev=\"[1.0,2.0)\"/>", exact);
        check("module.ivy", "<dependency rev=\"4.1.121.Final\"/> <ea:build revision=\"2.+\"/>");
        assertEquals(List.of("a: the last line ends in one line feed"), Tidy.violationsIn("a", "b"));
        assertEquals(List.of("a: the last line ends in one line feed"), Tidy.violationsIn("a", "b\n\n"));
    }

    /** A file of that one line is untidy in just these ways. */
    private static void check(String path, String line, String... sentences) {
        List<String> expected = new ArrayList<>();
        for (String sentence : sentences) {
            expected.add(path + ":1: " + sentence);
        }
        List<String> actual = Tidy.violationsIn(path, line + "\n");
        assertEquals(new TreeSet<>(expected), new TreeSet<>(actual), line);
    }

    private static void check(int exitCode, Path script) throws Exception {
        Process process = new ProcessBuilder("bash", "-n", script.toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(exitCode, process.waitFor(), said);
    }

    /** A package that stands in several trees (its tests, its mocks) is introduced once. */
    private static Set<String> packagesWithoutIntroduction(List<Path> trees) {
        Set<String> packages = new TreeSet<>();
        Set<String> introduced = new TreeSet<>();
        for (Path tree : trees) {
            for (Path file : Project.filesIn(tree, ".java")) {
                String name = tree.relativize(file.getParent()).toString().replace(File.separatorChar, '.');
                packages.add(name);
                if (file.endsWith("package-info.java")) {
                    introduced.add(name);
                }
            }
        }
        packages.removeAll(introduced);
        return packages;
    }

    private static List<Path> textFiles() {
        List<Path> files = new ArrayList<>();
        for (String folder : FOLDERS) {
            for (Path file : Project.filesIn(Project.path(folder), "")) {
                String name = file.getFileName().toString();
                if (ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                    files.add(file);
                }
            }
        }
        FILES.stream().map(Project::path).filter(Files::exists).forEach(files::add);
        return files;
    }

    private static String relative(Path file) {
        return Project.path("").toAbsolutePath().relativize(file.toAbsolutePath()).toString();
    }

    private static String text(Path file) {
        return new String(Project.read(file), StandardCharsets.UTF_8);
    }
}
