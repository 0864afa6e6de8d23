package io.limpet.config;

/** A kind of value: what is allowed, and how it is told when something else was found. */
abstract class Kind {

    /** What the reference calls it: {@code "duration"}. */
    final String name;

    Kind(String name) {
        this.name = name;
    }

    /** What is allowed, so that it can follow "must be": {@code "1 to 65535"}. */
    abstract String allowed();

    /** What is wrong with a value that is not empty, and what is allowed; null when nothing is wrong. */
    abstract String mistakeIn(String value);

    /**
     * Whether a value of it may be shown. One that is valid may, and one that is mistyped; what is quite another thing
     * may be a secret that went astray.
     */
    boolean shows(String value) {
        return true;
    }

    /** The number that a valid value stands for; only where a kind has one. */
    long number(String value) {
        throw new IllegalArgumentException("a " + name + " is not a number");
    }

    final String mustBeAllowed() {
        return "must be " + allowed();
    }
}
