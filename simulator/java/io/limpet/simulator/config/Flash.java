package io.limpet.simulator.config;

import io.limpet.config.ConfigurationReader;
import io.limpet.config.Key;
import io.limpet.config.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a configuration is burnt to flash with the image: one properties file, and the files that it names. */
public final class Flash {

    /** The resource that the device reads its configuration from. */
    public static final String CONFIGURATION = "limpet.properties";

    private static final List<Key> FILES = List.of(Keys.TLS_CA, Keys.TLS_CLIENT_CERTIFICATE, Keys.TLS_CLIENT_KEY,
            Keys.TRUST_KEY);

    /** Names what MicroEJ's application build is to link into the image besides code. */
    private static final String RESOURCES = "limpet.resources.list";

    private Flash() {
    }

    /** The contents with the list of them that MicroEJ's linker reads. */
    public static Map<String, byte[]> linked(Map<String, byte[]> contents) {
        Map<String, byte[]> linked = new LinkedHashMap<>(contents);
        String list = String.join("\n", contents.keySet()) + "\n";
        linked.put(RESOURCES, list.getBytes(StandardCharsets.UTF_8));
        return linked;
    }

    static Map<String, byte[]> contents(ConfigurationReader reader, ResourceFiles files) {
        Map<String, byte[]> flash = new LinkedHashMap<>();
        StringBuilder properties = new StringBuilder("# Made by limpet: what differs from the defaults.\n");
        for (int i = 0; i < Keys.count(); i++) {
            Key key = Keys.at(i);
            String value = reader.written(key);
            if (FILES.contains(key) && !value.isEmpty()) {
                String resource = resourceName(key, value);
                flash.put(resource, read(files, value));
                value = resource;
            }
            if (!value.equals(key.defaultValue)) {
                properties.append(PropertiesWriter.entry(key.name, value));
            }
        }
        flash.put(CONFIGURATION, properties.toString().getBytes(StandardCharsets.UTF_8));
        return flash;
    }

    /** A relative path is the resource's name; a file from elsewhere gets one by its key. */
    private static String resourceName(Key key, String path) {
        List<String> parts = List.of(path.split("[/\\\\]"));
        boolean within = !path.startsWith("/") && !path.contains("\\") && !path.contains(":")
                && !parts.contains("..") && !parts.contains(".") && !parts.contains("");
        return within ? path : key.name + "/" + parts.get(parts.size() - 1);
    }

    private static byte[] read(ResourceFiles files, String name) {
        try {
            return files.read(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);   // it has just been read and checked
        }
    }
}
