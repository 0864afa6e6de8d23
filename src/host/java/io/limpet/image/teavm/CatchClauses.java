package io.limpet.image.teavm;

import io.limpet.image.ImageException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Only methods that catch have a frame, and what a try statement catches is said once, where it begins
 * (runtime/exceptions.h). TeaVM numbers every call of the program and has a table of all of them, of which one in fifty
 * says something; those of one try statement all say the same.
 */
final class CatchClauses {

    /** Where the table was. */
    static final String FILE = CallSites.FILE;

    private static final Pattern METHOD = Pattern.compile("(?ms)^\\w[^\n;]*\\) \\{\n.*?^\\}\n");
    private static final Pattern STEP = Pattern.compile("\\bTEAVM_(?:(TRY)|(CATCH)|WITH_CALL_SITE_ID\\((\\d+), )");
    private static final Pattern OPEN = Pattern.compile("\\bTEAVM_ALLOC_STACK\\(.*\\);");
    private static final Pattern TRY = Pattern.compile("\\bTEAVM_TRY\\b");
    private static final Pattern TABLE = Pattern.compile("(?s)\n(static )?TeaVM_.*");
    private static final String NO_CLAUSES = "NULL";

    private final CallSites callSites;
    /** The lists in use: their clauses, and their names. */
    private final Map<String, String> lists = new LinkedHashMap<>();

    private CatchClauses(CallSites callSites) {
        this.callSites = callSites;
    }

    static void in(GeneratedC generated) throws ImageException {
        CatchClauses clauses = new CatchClauses(new CallSites(generated.text(FILE)));
        for (String each : generated.classFiles()) {
            clauses.rewrite(each, generated);
        }
        generated.replace(FILE, TABLE, "\n" + Matcher.quoteReplacement(clauses.written()));
    }

    private void rewrite(String file, GeneratedC generated) throws ImageException {
        Matcher method = METHOD.matcher(generated.text(file));
        StringBuilder rewritten = new StringBuilder();
        while (method.find()) {
            String as = method.group().contains("TEAVM_TRY") ? rewrite(method.group(), file) : method.group();
            method.appendReplacement(rewritten, Matcher.quoteReplacement(as));
        }
        generated.write(file, method.appendTail(rewritten).toString());
    }

    private String rewrite(String method, String file) throws ImageException {
        Iterator<String> lists = listsOf(method, file).iterator();
        String framed = OPEN.matcher(method).replaceFirst("JAVA_OPEN_FRAME;")
                .replace("TEAVM_RELEASE_STACK", "JAVA_CLOSE_FRAME");
        return TRY.matcher(framed).replaceAll(match -> "JAVA_TRY(" + lists.next() + ")");
    }

    /** What each try statement of a method catches, in the order in which they begin. */
    private List<String> listsOf(String method, String file) throws ImageException {
        TryStatements statements = new TryStatements(NO_CLAUSES);
        Matcher step = STEP.matcher(method);
        while (step.find()) {
            if (step.group(1) != null) {
                statements.begin();
            } else if (step.group(2) != null) {
                statements.end();
            } else if (!statements.isCaughtBy(listAround(Integer.parseInt(step.group(3))))) {
                throw GeneratedC.changed(file, "calls of one try statement that catch the same");
            }
        }
        return statements.lists();
    }

    private String listAround(int call) {
        List<String> clauses = callSites.clausesAround(call);
        return clauses.isEmpty() ? NO_CLAUSES
                : lists.computeIfAbsent(String.join(", ", clauses), of -> "clauses_" + lists.size());
    }

    private String written() {
        StringBuilder text = new StringBuilder();
        lists.forEach((clauses, name) -> text.append("static const struct java_handler ").append(name)
                .append("[] = { ").append(clauses).append(", { NULL, 0 } };\n"));
        return text.toString();
    }
}
