package io.limpet.mqtt;

/** What a broker says when it refuses a connection: the return codes of CONNACK (MQTT 3.1.1 §3.2.2.3). */
final class Refusal {

    private static final MqttException.Reason[] REASONS = {
        MqttException.Reason.VERSION_REFUSED,
        MqttException.Reason.IDENTIFIER_REFUSED,
        MqttException.Reason.SERVER_UNAVAILABLE,
        MqttException.Reason.BAD_CREDENTIALS,
        MqttException.Reason.NOT_AUTHORISED
    };

    private static final String[] TEXTS = {
        "it does not speak MQTT 3.1.1; update the broker or allow that version there",
        "it does not allow this client identifier; choose another, or allow it there",
        "MQTT is not available there at the moment",
        "user name or password are wrong, or are missing",
        "this client is not authorised; check user name and password, and the broker's rules for it"
    };

    private Refusal() {
    }

    /** Of a return code from 1 to 5. */
    static MqttException of(int returnCode) {
        return new MqttException(REASONS[returnCode - 1],
                "the broker refused the connection (" + returnCode + "): " + TEXTS[returnCode - 1]);
    }
}
