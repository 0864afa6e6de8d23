package io.limpet.image.teavm;

import io.limpet.image.ImageException;
import java.util.regex.Pattern;

/**
 * Leaves out what a program does not ask for: the hash code that every string would keep, and the supertypes, modifiers
 * and enum constants that every class would know (runtime/object.h).
 */
final class UsedParts {

    /** What TeaVM says about the program by itself, in the same way. */
    static final String FILE = "core_defs.h";

    private static final Pattern STRING_HASH = Pattern.compile("TeaVM_String, hashCode");
    private static final Pattern SUPERTYPES = Pattern.compile("\\bteavm_isSupertypeOf");
    private static final Pattern SUPERTYPE_TEST = Pattern.compile("(?m)^ *\\.isSupertypeOf = .*\n");
    private static final Pattern DETAILS = Pattern.compile(
            "\\bteavm_enumConstant|(?:->|, )(?:modifiers|enumValues)\\b");
    private static final Pattern DETAIL = Pattern.compile("(?m)^ *\\.(?:modifiers|enumValues) = .*\n");
    private static final Pattern ENUM_CONSTANTS = Pattern.compile("(?m)^static void\\* \\w+_enumConstants\\[.*\n");

    static void of(GeneratedC generated) throws ImageException {
        if (generated.isFound(STRING_HASH)) {
            define("JAVA_STRING_HASH_USED", generated);
        }
        if (generated.isFound(SUPERTYPES)) {
            define("JAVA_SUPERTYPES_USED", generated);
        } else {
            generated.replaceInClasses(SUPERTYPE_TEST, match -> "");
        }
        if (generated.isFound(DETAILS)) {
            define("JAVA_CLASS_DETAILS_USED", generated);
        } else {
            generated.replaceInClasses(DETAIL, match -> "");
            generated.replaceWherePresent(ENUM_CONSTANTS, match -> "");
        }
    }

    private static void define(String name, GeneratedC generated) throws ImageException {
        generated.write(FILE, generated.text(FILE) + "#define " + name + " 1\n");
    }

    private UsedParts() {
    }
}
