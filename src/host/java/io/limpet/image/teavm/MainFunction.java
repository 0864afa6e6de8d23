package io.limpet.image.teavm;

import io.limpet.image.ImageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * main() sets static fields, initialises String and calls the program, without TeaVM's threads around it. Its arguments
 * are an empty array.
 */
final class MainFunction {

    static final String FILE = "main.c";

    private static final Pattern TABLES = Pattern.compile("(?s)\nTeaVM_Class\\* teavm_classReferences\\[.*?"
            + "(?=\nint main\\()");
    private static final Pattern MEMORY = Pattern.compile("(?s) {4}teavm_beforeInit\\(\\);\n.*?"
            + "( {4}sysinitclass_)");
    private static final Pattern THREADS = Pattern.compile("(?s) {4}teavm_afterInitClasses\\(\\);\n.*"
            + "(?= {4}return 0;)");
    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^ {4}sysinitclass_otr_\\w+\\(\\);\n");

    static void of(String mainClass, GeneratedC generated) throws ImageException {
        generated.replace(FILE, TABLES, "");
        generated.replace(FILE, MEMORY, "$1");
        generated.replace(FILE, LEFT_OUT, "");
        generated.replace(FILE, THREADS, Matcher.quoteReplacement("    initclass_jl_String();\n    "
                + function(mainClass, generated)
                + "(meth_otr_Allocator_allocateArray((void*) &arrayOf_jl_String_Cls, 0));\n"));
    }

    /** {@code io.limpet.Main} is in {@code c/i/l/Main.h}, which declares its main(). */
    private static String function(String mainClass, GeneratedC generated) throws ImageException {
        int dot = mainClass.lastIndexOf('.') + 1;
        String header = "c/" + mainClass.substring(0, dot).replaceAll("(\\w)\\w*\\.", "$1/") + mainClass.substring(dot)
                + ".h";
        Matcher matcher = Pattern.compile("extern void (meth_\\w+_main)\\(TeaVM_Array\\*\\);")
                .matcher(generated.text(header));
        if (!matcher.find()) {
            throw GeneratedC.changed(header, matcher.pattern().pattern());
        }
        return matcher.group(1);
    }

    private MainFunction() {
    }
}
