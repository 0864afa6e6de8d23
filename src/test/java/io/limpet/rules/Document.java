package io.limpet.rules;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page for people, in Markdown, and what in it can be held against the code. */
record Document(String path, String text) {

    private static final Pattern FENCE = Pattern.compile("(?ms)^( *)```(\\w*)\\n(.*?)^\\1```$");
    private static final Pattern CODE_SPAN = Pattern.compile("(?<!`)`([^`\n]+)`(?!`)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|\\bsrc(?:set)?=\"([^\"\\s]+)\"");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    static Document of(String path) {
        return new Document(path, new String(Project.read(Project.path(path)), StandardCharsets.UTF_8));
    }

    /** README, docs, and what else lies where a person looks. */
    static List<Document> all() {
        Path home = Project.path("").toAbsolutePath();
        return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md", "resources/ca/README.md"),
                Project.filesIn(Project.path("docs"), ".md").stream()
                        .map(file -> home.relativize(file.toAbsolutePath()).toString()))
                .map(Document::of).toList();
    }

    /** The blocks of a language, without their indentation. */
    List<String> blocks(String language) {
        return FENCE.matcher(text).results().filter(block -> block.group(2).equals(language))
                .map(block -> block.group(3).replaceAll("(?m)^" + block.group(1), "")).toList();
    }

    /** What stands between backticks in its prose. */
    List<String> codeSpans() {
        return CODE_SPAN.matcher(prose()).results().map(span -> span.group(1)).toList();
    }

    /** Where its links lead, and where its pictures are. */
    List<String> links() {
        return LINK.matcher(prose()).results().map(link -> link.group(1) == null ? link.group(2) : link.group(1))
                .toList();
    }

    /** The cells of each row of its tables. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (line.startsWith("| ")) {
                rows.add(Stream.of(line.split("\\|")).skip(1).map(String::trim).toList());
            }
        }
        return rows;
    }

    /** Whether a heading has this name in a link (#...). */
    boolean hasAnchor(String anchor) {
        return HEADING.matcher(prose()).results().map(heading -> heading.group(1).toLowerCase(Locale.ROOT)
                .replaceAll("[^\\w\\- ]", "").replace(' ', '-')).anyMatch(anchor::equals);
    }

    /** Every match, in the blocks as well. */
    List<MatchResult> find(Pattern pattern) {
        return pattern.matcher(text).results().toList();
    }

    private String prose() {
        return FENCE.matcher(text).replaceAll("");
    }

    @Override
    public String toString() {
        return path;
    }
}
