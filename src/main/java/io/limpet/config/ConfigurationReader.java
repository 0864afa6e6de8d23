package io.limpet.config;

import io.limpet.board.Resources;
import io.limpet.board.TlsSettings;
import io.limpet.seal.SealException;
import io.limpet.text.Utf8;

/**
 * Reads a configuration in layers: what is added later goes before what was added earlier.
 *
 * <pre>
 *   reader.addFile(...)   reader.addFile(...)   reader.set("mqtt.qos=2")   reader.finish(serialNumber, ...)
 * </pre>
 *
 * Every value of every layer is checked, also one that a later layer replaces; what depends on several values is
 * checked at the end. Nothing is thrown before {@link #finish}, which tells all mistakes at once.
 */
public final class ConfigurationReader {

    private final Mistakes mistakes = new Mistakes();

    /** Indexed like {@link Keys}. */
    private final String[] values = new String[Keys.count()];
    private final Origin[] origins = new Origin[Keys.count()];

    private Seals seals = Seals.KEPT;

    public ConfigurationReader() {
        for (int i = 0; i < values.length; i++) {
            values[i] = Keys.at(i).defaultValue;
            origins[i] = Origin.DEFAULT;
        }
    }

    /**
     * Opens sealed values from now on; unless called, they stay sealed.
     *
     * @param deviceKey null when there is none, and then sealed values are mistakes
     */
    public void openSeals(byte[] deviceKey) {
        seals = Seals.opened(deviceKey);
    }

    /**
     * Adds the entries of a file.
     *
     * @param content {@code .properties} syntax in UTF-8
     * @param name what messages call the file: {@code "device-config/local.properties"}
     */
    public void addFile(byte[] content, String name) {
        checkEncoding(name, content);
        Origin[] before = new Origin[values.length];
        PropertiesParser parser = new PropertiesParser(Utf8.decode(content, 0, content.length));
        while (parser.next()) {
            Origin origin = Origin.of(name, parser.line());
            Key key = Keys.named(parser.key());
            if (parser.mistake() != null) {
                addSyntaxMistake(origin, key, parser.mistake());
            } else if (key == null) {
                addUnknownKey(origin, parser.key());
            } else if (before[key.index] != null) {
                mistakes.add(origin, key, parser.value(), "set before, in line " + before[key.index].line
                        + " of this file. Remove one of them");
            } else {
                before[key.index] = origin;
                put(key, parser.value(), origin);
            }
        }
    }

    /** Adds one value, as the command line has it: {@code "mqtt.qos=2"}. Nothing in it is an escape. */
    public void set(String keyAndValue) {
        int equals = keyAndValue.indexOf('=');
        String name = equals < 0 ? keyAndValue : keyAndValue.substring(0, equals).trim();
        Key key = Keys.named(name);
        if (equals < 0) {
            addSyntaxMistake(Origin.commandLine(), key, "has no '=', must be KEY=VALUE");
        } else if (key == null) {
            addUnknownKey(Origin.commandLine(), name);
        } else {
            put(key, keyAndValue.substring(equals + 1), Origin.commandLine());
        }
    }

    /** A mistake that is found outside, such as a file that is not there. */
    public void addMistake(String where, String text) {
        mistakes.add(Origin.of(where, 0), "", text);
    }

    /** A mistake in the value of a key that is found outside. */
    public void addMistake(Key key, String text) {
        mistakes.add(origins[key.index], key, values[key.index], text);
    }

    /** @throws ConfigurationException with the mistakes in what was added so far; nothing is missing yet */
    public void check() throws ConfigurationException {
        mistakes.throwIfAny();
    }

    /** The value as it was written, or the default; whether it is valid or not. */
    public String written(Key key) {
        return values[key.index];
    }

    public Origin origin(Key key) {
        return origins[key.index];
    }

    /** The value as it was written, as far as it may be shown: no secret, nor what may be one in a wrong place. */
    public String shown(Key key) {
        String value = values[key.index];
        if (key.isSecret() || value.length() == 0) {
            return key.shown(value);
        }
        return key.kind.shows(value) || key.hasVariables() ? mistakes.concealed(value) : Key.MASK;
    }

    /**
     * The configuration.
     *
     * @param serialNumber of the device, which it is called by where {@code device.id} is not set
     * @param resources where certificates and key are read
     * @throws ConfigurationException with all mistakes, when there are any
     */
    public Configuration finish(String serialNumber, Resources resources) throws ConfigurationException {
        Mistakes all = mistakes.copy();
        Configuration candidate = new Expansion(opened(), origins, all).configuration(serialNumber);
        new Rules(candidate, all).check();
        BoardSettings settings = new BoardSettings(candidate, resources, seals, all);
        byte[] trustKey = settings.trustKey();
        TlsSettings tls = settings.tls();
        all.throwIfAny();
        return candidate.with(tls, trustKey);
    }

    private void put(Key key, String value, Origin origin) {
        values[key.index] = value;
        origins[key.index] = origin;
        String mistake;
        try {
            String opened = seals.open(key, value);
            if (key.isSecret()) {
                mistakes.conceal(opened);
            }
            mistake = seals.keeps(opened) ? null : mistakeIn(key, opened);
        } catch (SealException e) {
            mistake = e.getMessage();
        }
        if (mistake != null) {
            mistakes.add(origin, key, value, mistake);
        }
    }

    /** The values without their seals; those that do not open are mistakes already. */
    private String[] opened() {
        String[] opened = values.clone();
        for (int i = 0; i < opened.length; i++) {
            try {
                opened[i] = seals.open(Keys.at(i), values[i]);
            } catch (SealException e) {
                opened[i] = values[i];
            }
        }
        return opened;
    }

    private static String mistakeIn(Key key, String value) {
        if (value.length() == 0) {
            return key.mayBeEmpty() ? null : "is empty, " + key.kind.mustBeAllowed();
        }
        boolean variable = key.hasVariables() && Variables.in(value);   // then its kind is checked when expanded
        return variable ? Variables.mistakeIn(value, key.variables()) : key.kind.mistakeIn(value);
    }

    private void checkEncoding(String name, byte[] content) {
        int index = Utf8.indexOfMistake(content, 0, content.length);
        if (index >= 0) {
            int line = 1;
            for (int i = 0; i < index; i++) {
                line += content[i] == '\n' ? 1 : 0;
            }
            mistakes.add(Origin.of(name, line), "", "not UTF-8. Save the file in that encoding");
        }
    }

    /** What stands in the place of a key is shown only if it is one: it might be the end of a secret. */
    private void addSyntaxMistake(Origin origin, Key key, String text) {
        mistakes.add(origin, key == null ? "" : key.name, text);
    }

    private void addUnknownKey(Origin origin, String name) {
        if (!isKeyLike(name)) {
            mistakes.add(origin, "", "no key before the '=': they are made of a-z, 0-9, '-' and '.'");
            return;
        }
        Key nearest = Nearest.to(name);
        if (nearest == null) {
            mistakes.add(origin, "", "unknown key. It is like none there is, and not shown");
        } else {
            mistakes.add(origin, name, "unknown key. Is " + nearest.name + " meant?");
        }
    }

    private static boolean isKeyLike(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '.' && c != '-' && c != '_' && (c < '0' || c > '9') && ((c | 0x20) < 'a' || (c | 0x20) > 'z')) {
                return false;
            }
        }
        return name.length() > 0;
    }
}
