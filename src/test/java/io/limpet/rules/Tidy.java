package io.limpet.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What every text file of the project keeps to; each rule says what to do instead. */
final class Tidy {

    static final int COLUMNS_MAX = 120;

    /** What no line may contain. Words are cut in two here, so that this file keeps to its own rules. */
    private record Ban(Predicate<String> files, Pattern pattern, String instead) {
        Ban(Predicate<String> files, String pattern, String instead) {
            this(files, Pattern.compile(pattern), instead);
        }
    }

    private static final Predicate<String> EVERYWHERE = path -> true;
    private static final Predicate<String> JAVA = path -> path.endsWith(".java");
    /** Not in the two places where the simulator lets a board's time pass, in which a person watches it. */
    private static final Predicate<String> WHERE_NOBODY_SLEEPS = JAVA.and(path -> path.startsWith("src/test/")
            || path.startsWith("simulator/") && !path.endsWith("/Boot.java") && !path.endsWith("/SimulatedRun.java"));

    private static final List<Ban> BANS = List.of(
            new Ban(EVERYWHERE, "\t", "a tab: four spaces"),
            new Ban(EVERYWHERE, "\r", "a carriage return: lines end in a line feed"),
            new Ban(EVERYWHERE.and(path -> !path.endsWith(".md")), "\\s$", "a space at the end of the line"),
            new Ban(EVERYWHERE, "\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b",
                    "a note to oneself: do it, or file it as an issue"),
            new Ban(EVERYWHERE, "(?<![\\w.~$}/])/(ho" + "me|ro" + "ot|Us" + "ers|wo" + "rk)/\\w",
                    "a path of one machine: name it relative to the project, or to limpet.home"),
            new Ban(EVERYWHERE, "\\b(repo1?\\.ma" + "ven|(repository|forge)\\.micr" + "oej|deb\\.deb"
                    + "ian|archive\\.ub" + "untu|registry\\.np" + "mjs|central\\.son" + "atype)\\b",
                    "a host that packages come from: name the package, the user's settings say from where"),
            new Ban(WHERE_NOBODY_SLEEPS, "\\b(Thread|TimeUnit\\.\\w+)\\.sle" + "ep\\(",
                    "a sleep: wait for what is to happen (Await, a latch, a queue), or use virtual time "
                            + "(io.limpet.virtual)"),
            new Ban(JAVA, "^import (static )?[\\w.]+\\.\\*;", "a wildcard import: name the classes"),
            new Ban(JAVA, "^\\s*\\*? ?@aut" + "hor\\b", "an author tag: the history knows"),
            new Ban(path -> path.startsWith("src/main/") || path.startsWith("src/baremetal/"),
                    "\\bcatch \\((Exception|Throwable) ", "a catch of everything: name what can be thrown"),
            new Ban(path -> path.equals("module.ivy"), "\\brev=\"(?!\\d+(\\.\\w+)*\")",
                    "a version that is not exact: one number, so that every build is the same"));

    /** Each violation as file, line, and what to do instead. */
    static List<String> violationsIn(String path, String content) {
        List<String> violations = new ArrayList<>();
        String[] lines = content.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String where = path + ":" + (i + 1) + ": ";
            if (lines[i].codePointCount(0, lines[i].length()) > COLUMNS_MAX && !mayBeWide(path)) {
                violations.add(where + "more than " + COLUMNS_MAX + " columns: break the line");
            }
            for (Ban ban : BANS) {
                if (ban.files.test(path) && ban.pattern.matcher(lines[i]).find()) {
                    violations.add(where + ban.instead);
                }
            }
        }
        if (!content.endsWith("\n") || content.endsWith("\n\n")) {
            violations.add(path + ": the last line ends in one line feed");
        }
        return violations;
    }

    /** Tables of Markdown cannot be broken. */
    private static boolean mayBeWide(String path) {
        return path.endsWith(".md");
    }

    private Tidy() {
    }
}
