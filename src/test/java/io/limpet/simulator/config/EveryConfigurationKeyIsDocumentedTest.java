package io.limpet.simulator.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.config.ConfigurationReader;
import io.limpet.config.Key;
import io.limpet.config.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table of keys, defaults.properties and docs/configuration.md say the same. */
class EveryConfigurationKeyIsDocumentedTest {

    private static final Path PROJECT = Path.of("");
    private static final Path DEFAULTS = Path.of("device-config/defaults.properties");
    private static final Path PAGE = Path.of("docs/configuration.md");

    private static final List<Key> ALL = IntStream.range(0, Keys.count()).mapToObj(Keys::at).toList();

    private final KeyDocumentation documentation;

    EveryConfigurationKeyIsDocumentedTest() throws IOException {
        documentation = KeyDocumentation.read(PROJECT);
    }

    @Test
    void defaultsHasEveryKeyOnceInTheOrderOfTheTable() {
        assertEquals(ALL.stream().map(key -> key.name).toList(),
                documentation.groups().stream().flatMap(group -> group.keys().stream()).toList());
    }

    @Test
    void defaultsSaysWhatEachKeyIsGoodForAndWhatIsAllowed() {
        for (Key key : ALL) {
            assertTrue(documentation.sentences(key).endsWith("."), key + ": no sentence above it in " + DEFAULTS);
            assertFalse(documentation.sentences(key).contains("|"), key + ": a | would end its cell in " + PAGE);
            assertEquals(KeyFacts.of(key), documentation.facts(key), key + ": write # [" + KeyFacts.of(key)
                    + "] above it in " + DEFAULTS);
        }
    }

    @Test
    void defaultsHasTheDefaults() throws IOException {
        ConfigurationReader reader = new ConfigurationReader();
        reader.addFile(Files.readAllBytes(DEFAULTS), DEFAULTS.toString());
        for (Key key : ALL) {
            assertEquals(key.defaultValue, reader.written(key), key + ": another default in " + DEFAULTS);
        }
    }

    @Test
    void thePageIsTheGeneratedOne() throws IOException {
        assertEquals(ConfigurationReference.of(PROJECT).markdown(), Files.readString(PAGE), PAGE + " is out of date: "
                + "./limpet config --explain markdown > " + PAGE);
    }

    @Test
    void thePageIsAsciiSoThatEveryTerminalWritesTheSameBytes() throws IOException {
        assertTrue(Files.readString(PAGE).chars().allMatch(c -> c < 0x80));
    }

    @Test
    void theTextExplainsEveryKey() throws IOException {
        String text = ConfigurationReference.of(PROJECT).text();
        for (Key key : ALL) {
            assertTrue(text.contains("\n" + key.name), key.name);
        }
        assertTrue(text.lines().allMatch(line -> line.length() <= 110), text);
    }
}
