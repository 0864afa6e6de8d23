package io.limpet.simulator.config;

import io.limpet.config.Key;
import java.util.ArrayList;
import java.util.List;

/** What the table of keys says of one: {@code "number, 1 to 65535"}. */
final class KeyFacts {

    private KeyFacts() {
    }

    static String of(Key key) {
        List<String> facts = new ArrayList<>();
        boolean kindTold = key.kindName().equals("number") || key.kindName().equals("duration");
        facts.add((kindTold ? key.kindName() + ", " : "") + key.allowed());
        if (key.requiredWhen() != null) {
            facts.add(key.requiredWhen().equals("always") ? "always needed" : "needed with " + key.requiredWhen());
        } else if (key.mayBeEmpty()) {
            facts.add("may be empty");
        }
        if (key.variables().length > 0) {
            facts.add("may have ${" + String.join("}, ${", key.variables()) + "}");
        }
        if (key.isSecret()) {
            facts.add("secret");
        }
        return String.join("; ", facts);
    }
}
