package io.limpet.scenario;

/**
 * A message as it arrived at the observer.
 *
 * @param retained whether the broker had kept it from before the observer came
 */
public record Arrival(String topic, String payload, int qos, boolean retained) {

    /** What {@link #sequence()} is of a message that is no numbered reading. */
    public static final long NO_SEQUENCE = -1;

    /** The number of a reading; each sensor counts its own, from 1 on. */
    public long sequence() {
        String value = value("seq");
        return value == null ? NO_SEQUENCE : Long.parseLong(value);
    }

    /** A value of a flat JSON object, as it is written there; null when it is not. */
    public String value(String key) {
        String front = "\"" + key + "\":";
        int start = payload.indexOf(front);
        if (start < 0) {
            return null;
        }
        start += front.length();
        int end = start;
        while (end < payload.length() && payload.charAt(end) != ',' && payload.charAt(end) != '}') {
            end++;
        }
        return payload.substring(start, end);
    }

    public double number(String key) {
        return Double.parseDouble(value(key));
    }
}
