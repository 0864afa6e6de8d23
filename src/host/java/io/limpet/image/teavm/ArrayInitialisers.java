package io.limpet.image.teavm;

import java.util.regex.Pattern;

/**
 * The values of an array initialiser are a table in flash from which the array is filled (runtime/teavm.h), but for
 * those of which one is known only when the program is there: they are put together on the stack.
 */
final class ArrayInitialisers {

    /** What is missed here does not compile: a table in flash must be constant. */
    private static final Pattern COMPUTED = Pattern.compile("\\bteavm_fill(?=\\w*Array\\(.*(?:\\bteavm_(?:local|spill)_"
            + "|\\bTEAVM_(?:TO|FIELD|METHOD|ARRAY)|\\bs?fld_|\\bmeth_(?!otr_Allocator_)))");

    static void in(GeneratedC generated) {
        generated.replaceWherePresent(COMPUTED, match -> "java_fillComputed");
    }

    private ArrayInitialisers() {
    }
}
