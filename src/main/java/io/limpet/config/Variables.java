package io.limpet.config;

/** Variables in a value: {@code ${device.id}}. A {@code $} that no brace follows is a {@code $}. */
final class Variables {

    private static final String OPEN = "${";

    private Variables() {
    }

    static boolean in(String value) {
        return value.indexOf(OPEN) >= 0;
    }

    /** What is wrong with a value's variables, when only these names are allowed; null when nothing is. */
    static String mistakeIn(String value, String[] names) {
        int from = 0;
        for (int open = value.indexOf(OPEN, from); open >= 0; open = value.indexOf(OPEN, from)) {
            int close = value.indexOf('}', open);
            if (close < 0) {
                return "has a \"${\" without its \"}\"";
            }
            String name = value.substring(open + OPEN.length(), close);
            if (!Words.contains(names, name)) {
                return "has the unknown variable ${" + Words.shown(name, 40) + "}, known here: " + listed(names);
            }
            from = close + 1;
        }
        return null;
    }

    /** The value with each {@code ${name}} replaced. */
    static String expand(String value, String name, String replacement) {
        String variable = OPEN + name + "}";
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int at = value.indexOf(variable, from); at >= 0; at = value.indexOf(variable, from)) {
            text.append(value.substring(from, at)).append(replacement);
            from = at + variable.length();
        }
        return text.append(value.substring(from)).toString();
    }

    /** {@code "${device.id}, ${sensor}"}. */
    static String listed(String[] names) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            text.append(i == 0 ? OPEN : ", " + OPEN).append(names[i]).append('}');
        }
        return text.toString();
    }
}
