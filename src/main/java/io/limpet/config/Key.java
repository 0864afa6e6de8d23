package io.limpet.config;

import io.limpet.seal.Sealed;

/** Something that can be set: its name, what is allowed, and the default. The table of all is {@link Keys}. */
public final class Key {

    /** What is shown of a secret, however long it is. */
    static final String MASK = "********";

    /** What is shown of one that is sealed. */
    private static final String SEALED = "(sealed)";

    private static final String[] NO_VARIABLES = {};

    /** {@code "mqtt.keep-alive"}. */
    public final String name;

    /** What holds where it is not set; empty for nothing. May have {@code ${variables}}. */
    public final String defaultValue;

    final int index;
    final Kind kind;

    private boolean secret;
    private boolean optional;
    private boolean required;
    private Key requiredKey;
    private String requiredValue;
    private Key exemptingKey;
    private String exemptingValue;
    private String[] variables = NO_VARIABLES;

    Key(int index, String name, String defaultValue, Kind kind) {
        this.index = index;
        this.name = name;
        this.defaultValue = defaultValue;
        this.kind = kind;
    }

    Key secret() {
        secret = true;
        return this;
    }

    /** It may be set to nothing although its default is something. */
    Key optional() {
        optional = true;
        return this;
    }

    Key required() {
        required = true;
        return this;
    }

    Key requiredWhen(Key key, String value) {
        required = true;
        requiredKey = key;
        requiredValue = value;
        return this;
    }

    /** After {@link #requiredWhen}: but not when this other key has this value. */
    Key unless(Key key, String value) {
        exemptingKey = key;
        exemptingValue = value;
        return this;
    }

    /** The names that may stand in a value as {@code ${name}}. */
    Key withVariables(String... names) {
        variables = names;
        return this;
    }

    /** Whether its value must never be shown. */
    public boolean isSecret() {
        return secret;
    }

    /** {@code "number"}, {@code "duration"}, ...: what the reference calls its kind. */
    public String kindName() {
        return kind.name;
    }

    /** What is allowed: {@code "1 to 65535"}. */
    public String allowed() {
        return kind.allowed();
    }

    /** When it must be set: {@code "always"}, {@code "link.type = wifi"}; null when it need not. */
    public String requiredWhen() {
        if (!required) {
            return null;
        }
        if (requiredKey == null) {
            return "always";
        }
        String when = requiredKey.name + " = " + requiredValue;
        return exemptingKey == null ? when : when + ", unless " + exemptingKey.name + " = " + exemptingValue;
    }

    /** The names that may stand in its value as {@code ${name}}; a new array. */
    public String[] variables() {
        return variables.clone();
    }

    boolean hasVariables() {
        return variables.length > 0;
    }

    /** Whether it may be set to nothing. */
    public boolean mayBeEmpty() {
        return optional || defaultValue.length() == 0;
    }

    /** Whether its value must not be empty in this configuration. */
    boolean isRequired(Configuration configuration) {
        return required && (requiredKey == null || configuration.text(requiredKey).equals(requiredValue))
                && (exemptingKey == null || !configuration.text(exemptingKey).equals(exemptingValue));
    }

    /** The value, as far as it may be shown. */
    public String shown(String value) {
        return !secret || value.length() == 0 ? value : Sealed.is(value) ? SEALED : MASK;
    }

    @Override
    public String toString() {
        return name;
    }
}
