package io.limpet.image.teavm;

import io.limpet.image.ImageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TeaVM's table of all calls of a program, which tells what each may throw into. */
final class CallSites {

    static final String FILE = "callsites.c";

    private static final Pattern CLAUSE = Pattern.compile("\\{ \\.id = (\\d+), \\.exceptionClass = (.*?), "
            + "\\.next = (?:NULL|exceptionHandlers_teavm_callSites ?\\+ ?(\\d+)) \\}");
    private static final Pattern CALL_SITE = Pattern.compile("\\{ \\.firstHandler = "
            + "(?:NULL|exceptionHandlers_teavm_callSites ?\\+ ?(\\d+)), \\.location = NULL \\}");
    private static final Pattern ENTRIES = Pattern.compile("teavm_callSites\\[(\\d+)\\] = ");

    /** Catch clauses as runtime/exceptions.h has them, and the index of the one that is asked next. */
    private final List<String> clauses = new ArrayList<>();
    private final List<Integer> next = new ArrayList<>();
    /** By the call's number, its first clause. */
    private final List<Integer> first = new ArrayList<>();

    CallSites(String table) throws ImageException {
        CLAUSE.matcher(table).results().forEach(clause -> {
            clauses.add("{ " + clause.group(2).replaceFirst(".*&(\\w+)_Cls", "&supertypeof_$1") + ", "
                    + clause.group(1) + " }");
            next.add(index(clause.group(3)));
        });
        CALL_SITE.matcher(table).results().forEach(site -> first.add(index(site.group(1))));
        int entries = ENTRIES.matcher(table).results().mapToInt(size -> Integer.parseInt(size.group(1))).sum();
        if (clauses.size() + first.size() != entries) {
            throw GeneratedC.changed(FILE, CLAUSE.pattern() + "\n    " + CALL_SITE.pattern());
        }
    }

    private static int index(String digits) {
        return digits == null ? -1 : Integer.parseInt(digits);
    }

    /** The clauses around a call, the innermost first; empty when it is caught nowhere. */
    List<String> clausesAround(int call) {
        List<String> around = new ArrayList<>();
        for (int i = first.get(call); i >= 0; i = next.get(i)) {
            around.add(clauses.get(i));
        }
        return around;
    }
}
