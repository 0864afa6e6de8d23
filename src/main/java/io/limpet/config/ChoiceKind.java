package io.limpet.config;

/** One of a few words. */
final class ChoiceKind extends Kind {

    private final String[] choices;

    ChoiceKind(String name, String... choices) {
        super(name);
        this.choices = choices;
    }

    @Override
    String allowed() {
        return Words.listed(choices, "or");
    }

    @Override
    boolean shows(String value) {
        return Words.isNear(choices, value);
    }

    @Override
    String mistakeIn(String value) {
        return Words.contains(choices, value) ? null : mustBeAllowed();
    }

    /** The choice as a number, where it is one: {@code mqtt.qos}. */
    @Override
    long number(String value) {
        return Digits.parse(value);
    }
}
