package io.limpet.simulator.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.limpet.config.ConfigurationReader;
import io.limpet.config.Keys;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PropertiesWriterTest {

    private static final String[] PIECES = {"a", " ", "  ", "\t", "\f", "\\", "\\u", "=", ":", "#", "!", "\n", "\r",
        "\u0000", "\u0085", "\u00e4", "\u20ac", "\ud83c\udf21", "${device.id}", "\"", "'"};

    @Test
    void whatIsWrittenIsReadAsItWasByTheDeviceAndByTheJdk() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder value = new StringBuilder();
            for (int n = random.nextInt(9); n > 0; n--) {
                value.append(PIECES[random.nextInt(PIECES.length)]);
            }
            check(value.toString());
        }
        check(" ");
        check(" a ");
    }

    private static void check(String value) throws IOException {
        String line = PropertiesWriter.entry("wifi.ssid", value);
        assertEquals(1, line.lines().count(), line);
        ConfigurationReader reader = new ConfigurationReader();
        reader.addFile(line.getBytes(StandardCharsets.UTF_8), "flash");
        assertEquals(value, reader.written(Keys.WIFI_SSID), line);
        Properties properties = new Properties();
        properties.load(new StringReader(line));
        assertEquals(value, properties.getProperty("wifi.ssid"), line);
    }
}
