package io.limpet.simulator.config;

import io.limpet.config.Key;
import io.limpet.config.Keys;
import java.io.IOException;
import java.nio.file.Path;

/** The reference of all keys, for the terminal and as docs/configuration.md. */
public final class ConfigurationReference {

    private static final int WIDTH = 100;

    private static final String INTRODUCTION = """
            # Configuration

            <!-- Generated: ./limpet config --explain markdown > docs/configuration.md -->

            A device is configured when its image is built, by `.properties` files in layers. What is set further down
            in this list goes before what is set further up:

            1. `device-config/defaults.properties`: every key with its default;
            2. `device-config/BOARD.properties`: what a board has;
            3. `device-config/local.properties`: your Wi-Fi and credentials. Not in git; copy
               `local.properties.template` and fill it in;
            4. each `--config FILE`, in the order of the command line;
            5. each `--set KEY=VALUE`.

            `./limpet config` prints the outcome, where each value was set, and every mistake, each with its file and
            line; secrets are masked. With a journal it adds how many readings that holds, what is written for them,
            and how long the memory lives. The device checks its configuration by the same code when it boots, and
            starts nothing while there is a mistake in it.

            ## The files

            `key = value` in UTF-8, one a line; `#` or `!` begins a comment line; a backslash at the end of a line
            goes on in the next. `\\t`, `\\n`, `\\u20ac` and `\\\\` are a tab, a line end, the euro sign and a
            backslash. Blanks around a value do not count: write one that does as `\\u0020`. A key may be set once
            in a file.

            A **duration** is a number with its unit, `500ms`, `10s`, `2min` or `1h`; without one it is seconds. A
            **resource** is a file named relative to the file that names it (for `--set`, to the current directory),
            or else in `resources`; it is burnt to flash with the image.

            Variables: `${device.id}` is the device's name, `${sensor}` the name of the sensor that was read,
            `${mqtt.host}` the value of that key.

            There is no key that turns the verification of the broker off, and none that allows a connection without
            TLS.
            """;

    private final KeyDocumentation documentation;

    private ConfigurationReference(KeyDocumentation documentation) {
        this.documentation = documentation;
    }

    /** Of a checkout, whose defaults.properties tells what the keys are good for. */
    public static ConfigurationReference of(Path project) throws IOException {
        return new ConfigurationReference(KeyDocumentation.read(project));
    }

    /** The page docs/configuration.md. */
    public String markdown() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (KeyDocumentation.Group group : documentation.groups()) {
            page.append("\n## ").append(group.title()).append("\n\n");
            if (!group.introduction().isEmpty()) {
                page.append(group.introduction()).append("\n\n");
            }
            page.append("| Key | Value | Default | Meaning |\n|---|---|---|---|\n");
            for (String name : group.keys()) {
                Key key = Keys.named(name);
                String defaultValue = key.defaultValue.isEmpty() ? "" : "`" + key.defaultValue + "`";
                page.append("| `").append(name).append("` | ").append(KeyFacts.of(key)).append(" | ")
                        .append(defaultValue).append(" | ").append(documentation.sentences(key)).append(" |\n");
            }
        }
        return page.toString();
    }

    /** For the terminal. */
    public String text() {
        StringBuilder page = new StringBuilder();
        for (KeyDocumentation.Group group : documentation.groups()) {
            page.append(page.isEmpty() ? "" : "\n").append(group.title()).append("\n");
            page.append("=".repeat(group.title().length())).append("\n");
            wrap(page, "", group.introduction());
            for (String name : group.keys()) {
                Key key = Keys.named(name);
                String defaultValue = key.defaultValue.isEmpty() ? "" : " = " + key.defaultValue;
                page.append("\n").append(name).append(defaultValue).append("\n");
                wrap(page, "    ", documentation.sentences(key));
                wrap(page, "    ", "[" + KeyFacts.of(key) + "]");
            }
        }
        return page.toString();
    }

    private static void wrap(StringBuilder page, String indent, String text) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ")) {
            if (line.length() + word.length() >= WIDTH && !line.toString().isBlank()) {
                page.append(line.toString().stripTrailing()).append("\n");
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        if (!line.toString().isBlank()) {
            page.append(line.toString().stripTrailing()).append("\n");
        }
    }
}
