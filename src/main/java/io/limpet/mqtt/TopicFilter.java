package io.limpet.mqtt;

/**
 * What a subscription asks for: a topic in which a level may be a wildcard (MQTT 3.1.1 §4.7.1).
 *
 * <pre>
 *   lab/+/temperature     + stands for exactly one level
 *   lab/#                 # stands for any number of levels, at the end only
 * </pre>
 */
public final class TopicFilter {

    final byte[] bytes;

    /** @throws IllegalArgumentException when there is a {@link #mistake} in it */
    public TopicFilter(String filter) {
        String mistake = mistake(filter);
        if (mistake != null) {
            throw new IllegalArgumentException("topic filter \"" + filter + "\" " + mistake);
        }
        this.bytes = MqttString.encode("topic filter", filter);
    }

    /** What is wrong with a topic filter, to be said after it ({@code "is empty"}), or null when nothing is. */
    public static String mistake(String filter) {
        if (filter.length() == 0) {
            return "is empty";
        }
        for (int i = 0; i < filter.length(); i++) {
            char c = filter.charAt(i);
            if (c == '+' && !(beginsLevel(filter, i) && endsLevel(filter, i))) {
                return "has a '+' at index " + i + " that is not a whole level";
            }
            if (c == '#' && !(beginsLevel(filter, i) && i == filter.length() - 1)) {
                return "has a '#' at index " + i + " that is not the whole last level";
            }
        }
        return MqttString.mistake(filter);
    }

    private static boolean beginsLevel(String filter, int i) {
        return i == 0 || filter.charAt(i - 1) == '/';
    }

    private static boolean endsLevel(String filter, int i) {
        return i == filter.length() - 1 || filter.charAt(i + 1) == '/';
    }
}
