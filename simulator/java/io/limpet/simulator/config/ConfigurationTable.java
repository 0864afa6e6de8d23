package io.limpet.simulator.config;

import io.limpet.config.ConfigurationReader;
import io.limpet.config.Key;
import io.limpet.config.Keys;

/** The effective configuration as a table: key, value, origin; secrets masked. */
final class ConfigurationTable {

    private static final int KEY_WIDTH = 24;

    /** A longer value pushes its origin to the right, and not that of all others. */
    private static final int VALUE_WIDTH = 34;

    private ConfigurationTable() {
    }

    static String of(ConfigurationReader reader) {
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < Keys.count(); i++) {
            Key key = Keys.at(i);
            String value = reader.shown(key);
            String shown = value.isEmpty() ? "(none)" : value;
            table.append(padded(key.name, KEY_WIDTH)).append(padded(printable(shown), VALUE_WIDTH))
                    .append(printable(reader.origin(key).toString(key, value))).append('\n');
        }
        return table.toString();
    }

    /** A line that is no key's, in the same columns. */
    static String row(String name, String text) {
        return padded(name, KEY_WIDTH) + printable(text) + "\n";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(2, width - text.length()));
    }

    /** A value may come from anywhere; control characters would reach the terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
