package io.limpet.config;

import java.util.ArrayList;

/** The mistakes found so far. */
final class Mistakes {

    private static final int SECRET_LENGTH_MIN = 4;

    private final ArrayList<Mistake> list = new ArrayList<Mistake>();
    private final boolean[] about = new boolean[Keys.count()];

    /** Values of secret keys, good or not: wherever else one of them stands it is a secret too. */
    private final ArrayList<String> secrets = new ArrayList<String>();

    Mistakes copy() {
        Mistakes copy = new Mistakes();
        copy.list.addAll(list);
        copy.secrets.addAll(secrets);
        System.arraycopy(about, 0, copy.about, 0, about.length);
        return copy;
    }

    /** Has this not shown in any mistake. One that is shorter would be found in ordinary words. */
    void conceal(String secret) {
        if (secret.length() >= SECRET_LENGTH_MIN) {
            secrets.add(secret);
        }
    }

    /** A text without any secret that is known. */
    String concealed(String text) {
        String concealed = text;
        for (int i = 0; i < secrets.size(); i++) {
            concealed = Words.masked(concealed, secrets.get(i), Key.MASK);
        }
        return concealed;
    }

    /** In a place where there is no usable key. */
    void add(Origin origin, String key, String text) {
        list.add(new Mistake(origin, key, null, text));
    }

    /** In the value of a key; it is shown unless it is secret, or empty. */
    void add(Origin origin, Key key, String value, String text) {
        boolean shown = !key.isSecret() && value.length() > 0 && key.kind.shows(value);
        list.add(new Mistake(origin == Origin.DEFAULT ? null : origin, key.name, shown ? value : null, text));
        about[key.index] = true;
    }

    /** Whether there is one about this key, so that nothing more should be concluded from its value. */
    boolean about(Key key) {
        return about[key.index];
    }

    boolean none() {
        return list.isEmpty();
    }

    Mistake[] all() {
        Mistake[] all = new Mistake[list.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = list.get(i);
            for (int k = 0; k < secrets.size(); k++) {
                all[i] = all[i].without(secrets.get(k));
            }
        }
        return all;
    }

    void throwIfAny() throws ConfigurationException {
        if (!none()) {
            throw new ConfigurationException(all());
        }
    }
}
