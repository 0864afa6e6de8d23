package io.limpet.image.teavm;

import io.limpet.image.ImageException;
import java.util.regex.Pattern;

/**
 * {@code a + b} begins with a new StringBuilder, its constructor and an append: one call instead of three. The firmware
 * has two hundred of them, in its messages.
 */
final class Concatenations {

    static final String FILE = "concatenations.h";

    private static final String STRING_BUILDER = "c/j/l/StringBuilder.h";
    private static final String CALL = "TEAVM_WITH_CALL_SITE_ID\\(\\d+, ";
    private static final String BETWEEN = "\\);\n((?: *#line.*\n| *TEAVM_GC_ROOT.*\n)*) *";
    private static final Pattern NEW = Pattern.compile("(teavm_local_\\d+) = " + CALL
            + "meth_otr_Allocator_allocate\\(&jl_StringBuilder_Cls\\)" + BETWEEN
            + CALL + "meth_jl_StringBuilder__init_\\(\\1\\)" + BETWEEN
            + "(teavm_local_\\d+) = " + CALL + "meth_jl_StringBuilder_append\\("
            + "(?:\\1|" + CALL + "teavm_nullCheck\\(\\1\\)\\)), ");

    static void in(GeneratedC generated) throws ImageException {
        boolean isUsed = generated.replaceWherePresent(NEW, match -> match.group(1) + " = " + match.group(4)
                + " = (java_textThatBeginsWith(");
        generated.write(FILE, isUsed ? "#include \"" + STRING_BUILDER + "\"\n\n" + FUNCTION : "");
    }

    private static final String FUNCTION = """
            static __attribute__((noinline)) void* java_textThatBeginsWith(void* first) {
                void* text = meth_otr_Allocator_allocate((void*) &jl_StringBuilder_Cls);
                meth_jl_StringBuilder__init_(text);
                return meth_jl_StringBuilder_append(text, first);
            }
            """;

    private Concatenations() {
    }
}
