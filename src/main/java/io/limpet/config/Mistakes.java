package io.limpet.config;

import java.util.ArrayList;

/** The mistakes found so far. */
final class Mistakes {

    private final ArrayList<Mistake> list = new ArrayList<Mistake>();
    private final boolean[] about = new boolean[Keys.count()];

    Mistakes copy() {
        Mistakes copy = new Mistakes();
        copy.list.addAll(list);
        System.arraycopy(about, 0, copy.about, 0, about.length);
        return copy;
    }

    /** In a place where there is no usable key. */
    void add(Origin origin, String key, String text) {
        list.add(new Mistake(origin, key, null, text));
    }

    /** In the value of a key; it is shown unless it is secret, or empty. */
    void add(Origin origin, Key key, String value, String text) {
        boolean shown = !key.isSecret() && value.length() > 0;
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
        }
        return all;
    }

    void throwIfAny() throws ConfigurationException {
        if (!none()) {
            throw new ConfigurationException(all());
        }
    }
}
