package io.limpet.simulator.panel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a payload says, in numbers for the plot. It comes from outside and may be anything: what is not understood gives
 * no numbers.
 *
 * <p>Both formats are understood: a flat JSON object whose keys name the unit, and a SenML pack (RFC 8428), of which
 * name and unit are put together to the same kind of key.
 *
 * @param sequence the reading's own number; -1 when it tells none
 * @param utcMillis when it was measured by the device's clock; -1 when it tells no date
 * @param quantities by name and unit: {@code "temperature_C"}; {@value #QUANTITIES_MAX} at most
 */
record Values(long sequence, long utcMillis, Map<String, Double> quantities) {

    /** What is more than this in a payload is left out. */
    static final int QUANTITIES_MAX = 32;

    /** A longer payload is not read. */
    static final int BYTES_MAX = 8192;

    static final Values NONE = new Values(-1, -1, Map.of());

    private static final int NAME_LENGTH_MAX = 64;
    /** What says when and which, and is no quantity. */
    private static final Set<String> NOT_MEASURED = Set.of("seq", "time", "uptime");
    private static final Set<String> NOT_MEASURED_IN_SENML = Set.of("", "sequence", "uptime-at-sampling");

    /** SenML's units as people write them; any other stays as it is, with letters and digits only. */
    private static final Map<String, String> UNITS = Map.of("Cel", "C", "%RH", "percent", "B", "bytes", "count", "");

    /** Made when the first payload is read: it takes its time, and {@link #NONE} needs none. */
    private static final class Json {

        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    static Values of(byte[] payload) {
        JsonNode json = parse(payload);
        if (json.isObject()) {
            return ofObject(json);
        }
        return json.isArray() ? ofPack(json) : NONE;
    }

    private static JsonNode parse(byte[] payload) {
        if (payload.length == 0 || payload.length > BYTES_MAX) {
            return MissingNode.getInstance();
        }
        try {
            return Json.MAPPER.readTree(payload);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();   // malformed UTF-8
        }
    }

    private static Values ofObject(JsonNode json) {
        Map<String, Double> quantities = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : json.properties()) {
            if (!NOT_MEASURED.contains(each.getKey())) {
                put(quantities, each.getKey(), each.getValue());
            }
        }
        return new Values(whole(json.path("seq")), millis(json.path("time")), quantities);
    }

    private static Values ofPack(JsonNode pack) {
        Map<String, Double> quantities = new LinkedHashMap<>();
        long sequence = -1;
        for (JsonNode each : pack) {
            String name = each.path("n").asText();
            if (name.equals("sequence")) {
                sequence = whole(each.path("v"));
            }
            if (!NOT_MEASURED_IN_SENML.contains(name)) {
                put(quantities, key(name, each.path("u").asText()), each.path("v"));
            }
        }
        return new Values(sequence, millis(pack.path(0).path("bt")), quantities);
    }

    private static void put(Map<String, Double> quantities, String key, JsonNode value) {
        boolean fits = key.length() <= NAME_LENGTH_MAX && quantities.size() < QUANTITIES_MAX;
        if (fits && value.isNumber() && Double.isFinite(value.asDouble())) {
            quantities.put(Words.harmless(key), value.asDouble());
        }
    }

    /** {@code "free-heap"} in {@code "B"} is {@code "free_heap_bytes"}, as in the other format. */
    private static String key(String name, String unit) {
        String written = UNITS.getOrDefault(unit, unit.replaceAll("[^A-Za-z0-9]", ""));
        return name.replace('-', '_') + (written.isEmpty() ? "" : "_" + written);
    }

    private static long whole(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong() ? number.asLong() : -1;
    }

    private static long millis(JsonNode seconds) {
        return seconds.isNumber() && Double.isFinite(seconds.asDouble()) ? Math.round(seconds.asDouble() * 1000) : -1;
    }
}
