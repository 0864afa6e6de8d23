package io.limpet.image.teavm;

import io.limpet.image.ImageException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * String literals become constants by names of their own (runtime/string_literals.h): objects, arrays and characters
 * lie in flash, nothing is done for them at start-up, and those that nobody uses are not linked. ASCII takes a byte a
 * character; only what sets an element of a char[] need not know of it.
 */
final class StringLiterals {

    static final String FILE = "strings.c";

    private static final Pattern POOL = Pattern.compile("(?s)\nTeaVM_String\\* teavm_stringPool\\[\\d+\\] = \\{\n(.*?)"
            + "\n\\};\nvoid teavm_initStringPool\\(\\) \\{\n.*");
    /** A long one goes on in further lines. */
    private static final Pattern LITERAL = Pattern.compile("(?m)^ {4}TEAVM_STRING\\((\\d+), (-?\\d+),"
            + "u(\".*\"(?:\n {4}\".*\")*)\\),? +// string #(\\d+)$");
    private static final Pattern LITERAL_OF_CODES = Pattern.compile(
            "(?m)^ {4}TEAVM_STRING_FROM_CODES\\((\\d+), (-?\\d+),(.*)\\),? +// string #(\\d+)$");
    /** What C calls by its Unicode name is not ASCII. */
    private static final Pattern UNICODE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\[uU]|[^\n -~]");
    private static final Pattern CONTROL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u00([89][0-9a-f])");
    /** java.nio reads the elements by their address. */
    private static final Pattern TO_BUFFER = Pattern.compile("\\bmeth_jn_CharBuffer_wrap\\((teavm_local_\\d+)(?=\\))");
    private static final Pattern SET_CHARACTER = Pattern.compile("(?m)^( *)TEAVM_ARRAY_AT\\((\\w+), char16_t, ");

    static void in(GeneratedC generated) throws ImageException {
        generated.replace(FILE, POOL,
                "\n#include \"a/p/byte.h\"\n#include \"a/p/char.h\"\n#include \"runtime/string_literals.h\"\n\n$1\n");
        String text = LITERAL.matcher(generated.text(FILE)).replaceAll(match -> UNICODE.matcher(match.group(3)).find()
                ? constant("JAVA_STRING", match, "u" + controlsInOctal(match.group(3)))
                : constant("JAVA_ASCII_STRING", match, match.group(3)));
        text = LITERAL_OF_CODES.matcher(text).replaceAll(match ->
                constant("JAVA_STRING", match, "{ " + match.group(3) + " }"));
        if (text.contains("TEAVM_STRING")) {
            throw GeneratedC.changed(FILE, LITERAL.pattern());
        }
        generated.write(FILE, text);
        generated.replaceWherePresent(SET_CHARACTER, match ->
                match.group(1) + "JAVA_CHARACTER_TO_SET(" + match.group(2) + ", ");
        generated.replaceWherePresent(TO_BUFFER, match ->
                "meth_jn_CharBuffer_wrap(objects_characters(" + match.group(1) + ", (void*) &Arr_C_Cls)");
    }

    private static String constant(String macro, MatchResult match, String characters) {
        return Matcher.quoteReplacement(macro + "(" + match.group(4) + ", " + match.group(1) + ", " + match.group(2)
                + ", " + characters + ");");
    }

    /** C11 6.4.3 has no universal character names for U+0080 to U+009F. */
    private static String controlsInOctal(String characters) {
        return CONTROL.matcher(characters).replaceAll(match -> Matcher.quoteReplacement(match.group(1) + "\\"
                + Integer.toOctalString(Integer.parseInt(match.group(2), 16))));
    }

    private StringLiterals() {
    }
}
