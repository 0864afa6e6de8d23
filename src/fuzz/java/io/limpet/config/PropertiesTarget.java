package io.limpet.config;

import static io.limpet.fuzz.Oracle.demand;
import static io.limpet.fuzz.Oracle.demandEqual;
import static io.limpet.fuzz.Oracle.demandPrintable;

import io.limpet.board.Resources;
import io.limpet.fuzz.Target;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.text.Utf8;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * {@link ConfigurationReader} and its parser, over any bytes as the file of a device.
 *
 * <p>The oracle: a configuration, or mistakes in printable lines, each with its line of the file unless it is about
 * what is not there; no value of a secret key in any of them; {@link Properties} finds the same keys and values; and
 * what is taken from a file is taken from the command line too.
 */
public final class PropertiesTarget implements Target {

    private static final String FILE = "site.properties";

    /** In an input, so that a value of a secret key cannot be found in a message by chance. */
    static final String MARKER = "Zx7Qk0Jw";

    /** One sound certificate, by the name of the default: certificates are another target's. */
    private final Resources resources;

    public PropertiesTarget() {
        byte[] authority = CertificateAuthority.create("CN=Root").der();
        resources = name -> name.equals(Keys.TLS_CA.defaultValue) ? authority : null;
    }

    @Override
    public void run(byte[] input) throws IOException {
        String text = Utf8.decode(input, 0, input.length);
        Map<String, String> entries = compare(text);
        ConfigurationReader reader = new ConfigurationReader();
        reader.addFile(input, FILE);
        List<Mistake> mistakes = finish(reader);
        int lines = 1 + (int) text.chars().filter(c -> c == '\n' || c == '\r').count();
        for (Mistake mistake : mistakes) {
            demandPrintable(mistake.toString());
            boolean inFile = mistake.origin != null && mistake.origin.file.equals(FILE);
            demand(inFile ? mistake.origin.line >= 1 && mistake.origin.line <= lines : mistake.isMissing()
                    || !mistake.key.isEmpty(), "no line: " + mistake);
        }
        demandNoSecret(text, mistakes);
        if (entries != null && mistakes.isEmpty()) {
            demandSameFromCommandLine(entries, reader);
        }
    }

    /** The mistakes; none when it is good, and then there is everything that the firmware asks for. */
    private List<Mistake> finish(ConfigurationReader reader) {
        try {
            check(reader.finish("24ec4a0102fe", resources));
            return List.of();
        } catch (ConfigurationException e) {
            demand(e.mistakes().length > 0, "no mistakes");
            return List.of(e.mistakes());
        }
    }

    private static void check(Configuration configuration) {
        demandPrintable(configuration.toString());
        for (int i = 0; i < Keys.count(); i++) {
            Key key = Keys.at(i);
            demand(configuration.isSet(key) || key.mayBeEmpty(), key + " is empty");
            if (key.kind instanceof DurationKind && configuration.isSet(key)) {
                demand(configuration.millis(key) >= 0, key + " is negative");
            } else if (key.kind instanceof IntegerKind) {
                demand(configuration.integer(key) >= 0, key + " is negative");
            }
        }
        demand(configuration.list(Keys.SENSOR_ENABLED).length > 0, "no sensors");
        demand(configuration.topic("bme280").indexOf("${") < 0, "a variable is left");
        demand(configuration.linkSettings() != null && configuration.tlsSettings() != null, "no settings");
    }

    // Against java.util.Properties

    /** The entries, the last of each key; null when there is a mistake of syntax. */
    private static Map<String, String> compare(String text) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        PropertiesParser parser = new PropertiesParser(text);
        int line = 0;
        int count = 0;
        boolean plain = true;
        while (parser.next()) {
            demand(parser.line() > line, "line " + parser.line() + " after " + line);
            demand(++count <= text.length(), "more entries than characters");
            line = parser.line();
            if (parser.mistake() != null) {
                demandPrintable(parser.mistake());
                return null;
            }
            plain &= parser.key().chars().allMatch(c -> c > ' ' && c != '=' && c != ':' && c != 0x7f);
            entries.put(parser.key(), parser.value());
        }
        if (plain && text.indexOf('\ufeff') < 0) {
            Properties properties = new Properties();
            properties.load(new StringReader(text));
            demandEqual(trimmed(properties), trimmed(entries), "entries");
        }
        return entries;
    }

    private static Map<String, String> trimmed(Map<?, ?> entries) {
        Map<String, String> trimmed = new TreeMap<>();
        entries.forEach((key, value) -> trimmed.put((String) key, ((String) value).replaceAll("[ \t\f]+$", "")));
        return trimmed;
    }

    // Secrets

    private static void demandNoSecret(String text, List<Mistake> mistakes) throws IOException {
        int at = text.indexOf(MARKER);
        if (at < 0 || text.indexOf(MARKER, at + 1) >= 0) {
            return;
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            return;   // an escape that is none
        }
        boolean secret = properties.stringPropertyNames().stream().anyMatch(name -> Keys.named(name) != null
                && Keys.named(name).isSecret() && properties.getProperty(name).contains(MARKER));
        for (Mistake mistake : mistakes) {
            demand(!secret || !mistake.toString().contains(MARKER), "a secret is told: " + mistake);
        }
    }

    // As the command line has it

    private void demandSameFromCommandLine(Map<String, String> entries, ConfigurationReader fromFile) {
        ConfigurationReader reader = new ConfigurationReader();
        entries.forEach((key, value) -> reader.set(key + "=" + value));
        for (int i = 0; i < Keys.count(); i++) {
            demandEqual(fromFile.written(Keys.at(i)), reader.written(Keys.at(i)), Keys.at(i).name);
        }
        demand(finish(reader).isEmpty(), "good in a file, and not on the command line");
    }

    @Override
    public Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        String needed = "wifi.ssid = lab\nwifi.passphrase = " + MARKER + "\nmqtt.host = broker.example.net\n";
        put(seeds, "least", needed);
        put(seeds, "syntax", "# comment\n! another\n\nmqtt.topic = lab/\\\n    ${device.id}/${sensor}\n"
                + "mqtt.username: \\u0062ob\\ \nmqtt.password = a\\tb\\\\c\r\nwifi.ssid=\n");
        put(seeds, "secret-mistaken", needed.replace(MARKER, MARKER + "\\u00e9") + "mqtt.password");
        put(seeds, "secret-cut", "mqtt.password = \\u00\nwifi.passphrase " + MARKER + "\n");
        put(seeds, "twice", needed + "mqtt.qos = 1\nmqtt.qos = 2\nmqtt.hots = x\n");
        put(seeds, "byte-order-mark", "\ufeff" + needed);
        put(seeds, "not-utf8", needed);
        seeds.get("not-utf8")[3] = (byte) 0xe4;
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < Keys.count(); i++) {
            all.append(Keys.at(i).name).append('=').append(Keys.at(i).defaultValue).append('\n');
        }
        put(seeds, "all-defaults", all.toString());
        put(seeds, "fixed-address", needed + "link.type = ethernet\nlink.dhcp = false\nlink.address = 192.0.2.4\n"
                + "link.netmask = 255.255.255.0\nlink.gateway = 192.0.2.1\nlink.dns = 192.0.2.1\n");
        return seeds;
    }

    private static void put(Map<String, byte[]> seeds, String name, String text) {
        seeds.put(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
