package io.limpet.torture;

import java.io.IOException;

/** TLS to its end, and then a broker. */
class TlsPlay implements Play {

    private final Credentials own;

    TlsPlay(Credentials own) {
        this.own = own;
    }

    @Override
    public final void serve(Encounter encounter) throws IOException {
        Messages messages = messages(encounter);
        messages.accept(tls(own, encounter));
        afterHandshake(encounter, messages);
        MqttAnswers.serve(encounter, messages.getInputStream(), messages.getOutputStream());
    }

    Messages messages(Encounter encounter) throws IOException {
        return new Messages(encounter.in(), encounter.out());
    }

    BrokerTls tls(Credentials own, Encounter encounter) {
        return new BrokerTls(own, encounter);
    }

    void afterHandshake(Encounter encounter, Messages messages) throws IOException {
    }
}
