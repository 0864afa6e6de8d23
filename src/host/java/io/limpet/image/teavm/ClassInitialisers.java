package io.limpet.image.teavm;

import io.limpet.image.ImageException;
import java.util.regex.Pattern;

/**
 * Whether a class is initialised is a byte of its initialiser, which is simply called: five bytes less for each use
 * of a class than to look into it. What start-up would set to 0 is 0 already.
 */
final class ClassInitialisers {

    private static final Pattern ONCE = Pattern.compile("""
             {4}const TeaVM_Class\\* cls = \\(const TeaVM_Class\\*\\) &\\w+;
             {4}if \\(!\\(cls->flags & INT32_C\\(1\\)\\)\\) \\{
             {8}cls->flags \\|= INT32_C\\(1\\);
            """);
    private static final Pattern AT_START = Pattern.compile("(?ms)^(void sysinitclass_\\w+\\(\\) \\{\n)(.*?)^\\}\n");
    private static final Pattern ZERO = Pattern.compile("(?m)^ *\\w+ = (NULL|INT(32|64)_C\\(0\\)|0(\\.0)?F?);\n");

    static void in(GeneratedC generated) throws ImageException {
        generated.replaceWherePresent(ONCE, match -> """
                    static int8_t begun;
                    if (!begun) {
                        begun = 1;
                """);
        generated.replaceInClasses(AT_START, match -> match.group(1) + ZERO.matcher(match.group(2)).replaceAll("")
                + "}\n");
    }

    private ClassInitialisers() {
    }
}
