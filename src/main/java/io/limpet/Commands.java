package io.limpet;

import io.limpet.log.Log;
import io.limpet.text.Utf8;

/** What the device can be told: {@code sample} is the one command there is, take a reading now. */
final class Commands extends Subscription {

    /** A command is a word; what is longer is none. */
    private static final int COMMAND_BYTES_MAX = 32;

    private final Log log;

    private boolean sampleWanted;

    Commands(String topic, Log log) {
        super("command", "mqtt.command-topic", topic);
        this.log = log;
    }

    /** Whether somebody has asked for a reading since the last call. */
    boolean takeSampleWanted() {
        boolean was = sampleWanted;
        sampleWanted = false;
        return was;
    }

    @Override
    boolean wantsRetained() {
        return false;
    }

    @Override
    void take(byte[] bytes, int payloadOffset, int payloadBytes, boolean retain) {
        String command = Utf8.decode(bytes, payloadOffset, Math.min(payloadBytes, COMMAND_BYTES_MAX));
        if (retain) {
            log.warn(component, "ignored a retained command: it would come again at every connection. Publish"
                    + " commands without retain.");
        } else if (command.equals("sample")) {
            log.info(component, "sample");
            sampleWanted = true;
        } else {
            log.warn(component, "unknown: \"" + command + "\"; there is: sample");
        }
    }
}
