package io.limpet.simulator;

import io.limpet.simulator.broker.BrokerCertificates;
import io.limpet.simulator.broker.EmbeddedBroker;
import io.limpet.simulator.broker.ReceivedMessage;
import io.limpet.simulator.broker.ShownCertificate;
import io.limpet.simulator.broker.Subscriber;
import io.limpet.simulator.network.SimulatedDns;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An embedded broker with a subscriber that keeps what arrives. */
final class TestBroker implements AutoCloseable {

    final EmbeddedBroker broker;
    final byte[] authorityPem;

    private final Subscriber subscriber;
    private final List<ReceivedMessage> received = new CopyOnWriteArrayList<>();
    private volatile Consumer<ReceivedMessage> listener = message -> { };

    TestBroker(Path directory) throws Exception {
        SimulatedDns.install();
        BrokerCertificates certificates = BrokerCertificates.in(directory);
        authorityPem = certificates.authorityPem();
        broker = new EmbeddedBroker(certificates);
        broker.start();
        subscriber = new Subscriber(broker.uri(), certificates.clientContext(), this::received);
        subscriber.start();
    }

    /** Calls back with each message from now on. */
    void listen(Consumer<ReceivedMessage> listener) {
        this.listener = listener;
    }

    /** Where it is, when its subscriber listens, if its certificate lets it. */
    InetSocketAddress locate() {
        if (broker.shown() == ShownCertificate.RIGHT) {
            subscriber.awaitListening();
        }
        return broker.address();
    }

    private void received(ReceivedMessage message) {
        received.add(message);
        listener.accept(message);
    }

    SimulatedDevice device(String... settings) {
        return TestDevice.of(authorityPem, broker::address, settings);
    }

    /** How many readings of a sensor have arrived from a device. */
    long readings(SimulatedDevice device, String sensor) {
        String topic = "limpet/" + device.name() + "/" + sensor;
        return received.stream().filter(message -> message.topic().equals(topic)).count();
    }

    /** What has arrived from a sensor of a device, as text. */
    List<String> payloads(SimulatedDevice device, String sensor) {
        String topic = "limpet/" + device.name() + "/" + sensor;
        return received.stream().filter(message -> message.topic().equals(topic)).map(ReceivedMessage::text).toList();
    }

    /** Waits for two more readings than there are. */
    void awaitReadings(SimulatedDevice device, String sensor) {
        long before = readings(device, sensor);
        Await.until("two readings of " + sensor, () -> readings(device, sensor) >= before + 2);
    }

    /** The last thing said on the device's status topic; null when nothing was. */
    String status(SimulatedDevice device) {
        String topic = "limpet/" + device.name() + "/status";
        return received.stream().filter(message -> message.topic().equals(topic)).map(ReceivedMessage::text)
                .reduce(null, (before, last) -> last);
    }

    @Override
    public void close() throws IOException {
        subscriber.close();
        broker.close();
    }
}
