package io.limpet.image.teavm;

import io.limpet.image.ImageException;
import java.util.regex.Pattern;

/**
 * What describes a class becomes constant, and so lies in flash: nothing of it changes any more (runtime/object.h),
 * since class objects and the mark of an initialised class are kept elsewhere.
 */
final class ConstantClasses {

    private static final Pattern DEFINITION = Pattern.compile("(?m)^alignas\\(8\\) (\\w+ \\w+_Cls(?:_\\d+)? = )");
    private static final Pattern DECLARATION = Pattern.compile("(?m)^extern (\\w+ \\w+_Cls(?:_\\d+)?;)$");
    private static final Pattern POINTER = Pattern.compile("\\bTeaVM_Class\\*");
    private static final Pattern LAYOUT = Pattern.compile("(?m)^static (int16_t teavm_classLayouts_)");
    private static final Pattern ENUM_CONSTANTS = Pattern.compile("(?m)^static void\\* (\\w+_enumConstants\\[)");

    static void in(GeneratedC generated) throws ImageException {
        generated.replaceInClasses(DEFINITION, match -> "const " + match.group(1));
        generated.replaceInClasses(DECLARATION, match -> "extern const " + match.group(1));
        generated.replaceInClasses(POINTER, match -> "const TeaVM_Class*");
        generated.replaceInClasses(LAYOUT, match -> "static const " + match.group(1));
        generated.replaceWherePresent(ENUM_CONSTANTS, match -> "static void* const " + match.group(1));
    }

    private ConstantClasses() {
    }
}
