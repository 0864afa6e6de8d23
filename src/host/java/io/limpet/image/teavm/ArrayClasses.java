package io.limpet.image.teavm;

import io.limpet.image.ImageException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes of arrays of objects, {@code String[]} and the like, which TeaVM makes when the program runs, are written
 * like others: the program names them all.
 */
final class ArrayClasses {

    static final String DECLARATIONS = "array_classes.h";
    static final String DEFINITIONS = "array_classes.c";

    private static final Pattern USE =
            Pattern.compile("teavm_getArrayClass\\((?:\\(const TeaVM_Class\\*\\) )+&(\\w+)_Cls\\)");
    /** A class of arrays that TeaVM has written itself: the model. */
    private static final Pattern MODEL = Pattern.compile("(?ms)^const jl_Object_VT Arr_C_Cls = \\{\n.*?^\\};\n");

    private final GeneratedC generated;
    /** Class to class of its arrays. */
    private final Map<String, String> names = new LinkedHashMap<>();

    private ArrayClasses(GeneratedC generated) {
        this.generated = generated;
        nameFor("jl_String"); // main()'s arguments
    }

    static void in(GeneratedC generated) throws ImageException {
        ArrayClasses classes = new ArrayClasses(generated);
        classes.nameAll();
        classes.linkFromElements();
        classes.write();
    }

    /** Arrays of arrays take a round for each dimension. */
    private void nameAll() throws ImageException {
        int before;
        do {
            before = names.size();
            generated.replaceWherePresent(USE, match -> "(const TeaVM_Class*) &" + nameFor(match.group(1)) + "_Cls");
        } while (names.size() > before);
    }

    private String nameFor(String element) {
        return names.computeIfAbsent(element, of -> "arrayOf_" + of);
    }

    /** Each class knows that of its arrays, for toArray(T[]) and the like. */
    private void linkFromElements() throws ImageException {
        for (Map.Entry<String, String> each : names.entrySet()) {
            Pattern link = Pattern.compile("(?s)(\\b" + each.getKey() + "_Cls = \\{.*?\\.arrayType = )NULL");
            generated.replaceWherePresent(link, match -> match.group(1) + "(const TeaVM_Class*) &" + each.getValue()
                    + "_Cls");
        }
    }

    private void write() throws ImageException {
        StringBuilder declarations = new StringBuilder("#include \"c/j/l/Object.h\"\n");
        StringBuilder definitions = new StringBuilder();
        String model = model();
        for (Map.Entry<String, String> each : names.entrySet()) {
            declarations.append("extern const jl_Object_VT ").append(each.getValue()).append("_Cls;\n");
            definitions.append(definition(each.getKey(), each.getValue(), model));
        }
        generated.write(DECLARATIONS, declarations.toString());
        generated.write(DEFINITIONS, definitions.toString());
    }

    private String model() throws ImageException {
        Matcher matcher = MODEL.matcher(generated.text("a/p/char.c"));
        if (!matcher.find()) {
            throw GeneratedC.changed("a/p/char.c", MODEL.pattern());
        }
        return matcher.group();
    }

    private String definition(String element, String name, String model) {
        String arrayOfArrays = names.containsKey(name) ? "(const TeaVM_Class*) &" + names.get(name) + "_Cls" : "NULL";
        return model.replace("Arr_C_Cls", name + "_Cls")
                .replaceFirst("\\.size = .*,", ".size = sizeof(void*),")
                .replaceFirst("\\.arrayType = .*,", ".arrayType = " + arrayOfArrays + ",")
                .replaceFirst("\\.itemType = .*,", ".itemType = (const TeaVM_Class*) &" + element + "_Cls,")
                .replaceFirst("\\.isSupertypeOf = .*,", ".isSupertypeOf = &teavm_isSupertypeOfArray,");
    }
}
