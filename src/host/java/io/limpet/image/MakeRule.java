package io.limpet.image;

import java.util.ArrayList;
import java.util.List;

/** A rule for make as compilers write it: {@code object: source header header}, over lines that end in a backslash. */
final class MakeRule {

    private MakeRule() {
    }

    /** What stands behind the colon; a blank in a name is written with a backslash. */
    static List<String> prerequisites(String rule) {
        List<String> names = new ArrayList<>();
        String text = rule.replace("\\\r\n", " ").replace("\\\n", " ");
        int colon = text.indexOf(": ");
        for (String name : text.substring(colon + 1).trim().split("(?<!\\\\)\\s+")) {
            if (!name.isEmpty()) {
                names.add(name.replace("\\ ", " "));
            }
        }
        return names;
    }
}
