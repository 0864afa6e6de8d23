package io.limpet.mqtt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Topic names and filters to the letter of MQTT 3.1.1 §4.7 and §1.5.3. */
class TopicTest {

    @Test
    void acceptsTopicNames() {
        String[] names = {"t", "/", "a/b", "/a//b/", "$SYS/x", " ", "größe/\u20ac/\ud83d\ude00", "\ufeff", "\uffff",
            "x".repeat(65535)};
        for (String name : names) {
            assertNull(TopicName.mistake(name), name);
            assertArrayEquals(name.getBytes(StandardCharsets.UTF_8), new TopicName(name).bytes);
            assertEquals(name.getBytes(StandardCharsets.UTF_8).length, new TopicName(name).lengthBytes());
        }
    }

    @Test
    void refusesTopicNames() {
        checkName("", "is empty");
        checkName("a/+/b", "'+'");
        checkName("a/#", "'#'");
        checkName("a+b", "'+'");
        checkName("a\0b", "U+0000 at index 1");
        checkName("\ud800", "surrogate pair at index 0");
        checkName("a\udc00", "surrogate pair at index 1");
        checkName("\ud83d\ude00\ud83d", "surrogate pair at index 2");
        checkName("\ud83dx", "surrogate pair at index 0");
        checkName("x".repeat(65536), "has 65536 bytes");
        checkName("\u20ac".repeat(21846), "has 65538 bytes");
    }

    private static void checkName(String name, String says) {
        assertTrue(TopicName.mistake(name).contains(says), TopicName.mistake(name));
        String message = assertThrows(IllegalArgumentException.class, () -> new TopicName(name)).getMessage();
        assertTrue(message.startsWith("topic name \"") && message.contains(says), message);
    }

    @Test
    void acceptsTopicFilters() {
        String[] filters = {"#", "+", "/", "+/+", "/+", "+/", "a/+/b", "a/#", "+/#", "/#", "a//+", "x".repeat(65535)};
        for (String filter : filters) {
            assertNull(TopicFilter.mistake(filter), filter);
            assertArrayEquals(filter.getBytes(StandardCharsets.UTF_8), new TopicFilter(filter).bytes);
        }
    }

    @Test
    void refusesTopicFilters() {
        checkFilter("", "is empty");
        checkFilter("a+", "'+' at index 1");
        checkFilter("+a", "'+' at index 0");
        checkFilter("a/+b", "'+' at index 2");
        checkFilter("++", "'+' at index 0");
        checkFilter("a#", "'#' at index 1");
        checkFilter("#/", "'#' at index 0");
        checkFilter("a/#/b", "'#' at index 2");
        checkFilter("##", "'#' at index 0");
        checkFilter("a\0", "U+0000");
        checkFilter("\ud800", "surrogate pair");
        checkFilter("x".repeat(65536), "has 65536 bytes");
    }

    private static void checkFilter(String filter, String says) {
        assertTrue(TopicFilter.mistake(filter).contains(says), TopicFilter.mistake(filter));
        String message = assertThrows(IllegalArgumentException.class, () -> new TopicFilter(filter)).getMessage();
        assertTrue(message.startsWith("topic filter \"") && message.contains(says), message);
    }
}
