package io.limpet.config;

import java.util.ArrayList;

/** Some of a few words, separated by commas, each at most once and at least one of them. */
final class ListKind extends Kind {

    private static final int SHOWN_MAX = 40;

    private final String[] choices;

    ListKind(String... choices) {
        super("list");
        this.choices = choices;
    }

    @Override
    String allowed() {
        return "one or more of " + Words.listed(choices, "and") + ", separated by commas";
    }

    @Override
    boolean shows(String value) {
        String[] words = split(value);
        for (int i = 0; i < words.length; i++) {
            if (words[i].length() > 0 && !Words.isNear(choices, words[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    String mistakeIn(String value) {
        String[] words = split(value);
        for (int i = 0; i < words.length; i++) {
            if (words[i].length() == 0) {
                return "has a comma too many, " + mustBeAllowed();
            }
            if (!Words.contains(choices, words[i])) {
                String shown = Words.shown(words[i], SHOWN_MAX);
                return (Words.isNear(choices, words[i]) ? "has the unknown \"" + shown + "\", " : "") + mustBeAllowed();
            }
            for (int k = 0; k < i; k++) {
                if (words[k].equals(words[i])) {
                    return "has \"" + words[i] + "\" twice, " + mustBeAllowed();
                }
            }
        }
        return null;
    }

    static String[] split(String value) {
        ArrayList<String> words = new ArrayList<String>();
        int from = 0;
        for (int comma = value.indexOf(',', from); comma >= 0; comma = value.indexOf(',', from)) {
            words.add(value.substring(from, comma).trim());
            from = comma + 1;
        }
        words.add(value.substring(from).trim());
        String[] array = new String[words.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = words.get(i);
        }
        return array;
    }
}
