package io.limpet.image.teavm;

import io.limpet.image.ImageException;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one file to compile: everything that is used, in an order in which nothing is used before it is known. */
final class AllFiles {

    static final String FILE = "all.c";

    private static final Pattern OBJECT = Pattern.compile("sizeof\\((cls_\\w+)\\), sizeof\\(void\\*\\)");

    static void of(GeneratedC generated) throws ImageException {
        StringJoiner all = new StringJoiner("\n", "", "\n");
        include(ArrayClasses.DECLARATIONS, all);
        include(StringLiterals.FILE, all);
        include(Concatenations.FILE, all);
        include(CatchClauses.FILE, all);
        generated.classFiles().stream().filter(each -> each.endsWith(".c")).forEach(each -> include(each, all));
        include(ArrayClasses.DEFINITIONS, all);
        include(StaticRoots.FILE, all);
        include(MainFunction.FILE, all);
        addSizeChecks(generated, all);
        addLayoutCheck("c/j/l/Throwable", "fld_message", "TeaVM_Throwable", "message", generated, all);
        generated.write(FILE, all.toString());
    }

    /** A null reference is noticed within the first bytes only (runtime/null_reference.h). */
    private static void addSizeChecks(GeneratedC generated, StringJoiner all) throws ImageException {
        for (String each : generated.classFiles()) {
            Matcher matcher = OBJECT.matcher(generated.text(each));
            while (matcher.find()) {
                all.add("JAVA_IS_SMALL_ENOUGH(" + matcher.group(1) + ");");
            }
        }
    }

    /** The runtime has a structure of its own for what it knows of some objects. */
    private static void addLayoutCheck(String file, String field, String structure, String member,
            GeneratedC generated, StringJoiner all) {
        if (generated.has(file + ".c")) {
            all.add("_Static_assert(offsetof(cls_jl_" + file.substring(file.lastIndexOf('/') + 1) + ", " + field
                    + ") == offsetof(" + structure + ", " + member + "), \"" + structure + "\");");
        }
    }

    private static void include(String file, StringJoiner all) {
        all.add("#include \"" + file + "\"");
    }

    private AllFiles() {
    }
}
