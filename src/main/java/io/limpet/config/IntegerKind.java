package io.limpet.config;

/** A whole number in a range. */
final class IntegerKind extends Kind {

    private final int min;
    private final int max;

    IntegerKind(int min, int max) {
        super("number");
        this.min = min;
        this.max = max;
    }

    @Override
    String allowed() {
        return min + " to " + max;
    }

    @Override
    boolean shows(String value) {
        return Words.isNumberLike(value);
    }

    @Override
    String mistakeIn(String value) {
        long number = Digits.parse(value);
        return number < min || number > max ? mustBeAllowed() : null;
    }

    @Override
    long number(String value) {
        return Digits.parse(value);
    }
}
