package io.limpet.image.teavm;

import java.util.regex.Pattern;

/**
 * A local variable that a catch clause uses after the try statement has changed it must be volatile itself (C11,
 * 7.13.2.1); TeaVM makes that which it points to volatile.
 */
final class SpilledLocals {

    private static final Pattern POINTER = Pattern.compile("\\bvolatile (void|TeaVM_Array)\\* (?=teavm_\\w+;)");

    static void in(GeneratedC generated) {
        generated.replaceWherePresent(POINTER, match -> match.group(1) + "* volatile ");
    }

    private SpilledLocals() {
    }
}
