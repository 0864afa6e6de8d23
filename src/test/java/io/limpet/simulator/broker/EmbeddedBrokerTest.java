package io.limpet.simulator.broker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.network.SimulatedDns;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedBrokerTest {

    private static BrokerCertificates certificates;

    private final BlockingQueue<ReceivedMessage> received = new LinkedBlockingQueue<>();

    @BeforeAll
    static void makeCertificates(@TempDir Path directory) throws IOException {
        SimulatedDns.install();
        certificates = BrokerCertificates.in(directory);
    }

    @Test
    void carriesMessagesAndKeepsItsPortOverARestart() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(certificates); Subscriber subscriber = subscriber(broker)) {
            broker.start();
            subscriber.start();
            subscriber.publish("a/b", "one".getBytes(StandardCharsets.UTF_8), 2, false);
            assertEquals("one", next().text());

            broker.stop();
            assertFalse(broker.isRunning());
            assertThrows(ConnectException.class, () -> new Socket(broker.address().getAddress(),
                    broker.address().getPort()).close());
            broker.start();

            publishAgainAndAgain(broker);
            assertEquals("two", next().text());
        }
    }

    @Test
    void letsInOnlyWhoKnowsThePassword() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(certificates).requireCredentials("ali", "sesame")) {
            broker.start();
            try (Subscriber nobody = subscriber(broker)) {
                assertThrows(MqttException.class, nobody::start);
            }
            try (Subscriber wrong = subscriber(broker).credentials("ali", "barley")) {
                assertThrows(MqttException.class, wrong::start);
            }
            try (Subscriber right = subscriber(broker).credentials("ali", "sesame")) {
                right.start();
            }
        }
    }

    @Test
    void keepsRetainedMessagesOverARestartWhenItIsPersistent(@TempDir Path data) throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(certificates).persistent(data)) {
            broker.start();
            try (Subscriber first = subscriber(broker)) {
                first.start();
                first.publish("kept", "still here".getBytes(StandardCharsets.UTF_8), 1, true);
            }
            broker.stop();
            received.clear();
            broker.start();
            try (Subscriber second = subscriber(broker)) {
                second.start();
                ReceivedMessage message = next();
                assertEquals("still here", message.text());
                assertTrue(message.retained());
            }
        }
    }

    @Test
    void certificatesAreMadeOnce(@TempDir Path directory) throws IOException {
        byte[] first = BrokerCertificates.in(directory).authorityPem();
        assertArrayEquals(first, BrokerCertificates.in(directory).authorityPem());
        Files.delete(directory.resolve("broker.pem"));
        byte[] anew = BrokerCertificates.in(directory).authorityPem();
        assertFalse(Arrays.equals(first, anew));
    }

    @Test
    void theBrokersKeyIsForItsOwnerOnly(@TempDir Path directory) throws IOException {
        Path key = BrokerCertificates.in(directory).broker();
        assertTrue(Files.readString(key).contains("PRIVATE KEY"));
        assertFalse(Files.getPosixFilePermissions(key).contains(PosixFilePermission.OTHERS_READ));
        assertFalse(Files.getPosixFilePermissions(key).contains(PosixFilePermission.GROUP_READ));
    }

    private Subscriber subscriber(EmbeddedBroker broker) throws IOException {
        return new Subscriber(broker.uri(), certificates.clientContext(), received::add);
    }

    private ReceivedMessage next() throws InterruptedException {
        ReceivedMessage message = received.poll(30, TimeUnit.SECONDS);
        assertTrue(message != null, "nothing arrived");
        return message;
    }

    /** With a client of its own: the subscriber has to come back by itself, whenever it does. */
    private void publishAgainAndAgain(EmbeddedBroker broker) throws Exception {
        try (Subscriber publisher = new Subscriber(broker.uri(), certificates.clientContext(), message -> { })) {
            publisher.start();
            publisher.publish("a/b", "two".getBytes(StandardCharsets.UTF_8), 1, true);
        }
    }

    @Test
    void hasACertificateInTheNameThatASiteGaveItsBroker(@TempDir Path directory) throws IOException {
        byte[] first = BrokerCertificates.in(directory).authorityPem();
        byte[] sites = BrokerCertificates.in(directory, "mqtt.example.org").authorityPem();
        assertFalse(Arrays.equals(first, sites), "made anew");
        assertArrayEquals(sites, BrokerCertificates.in(directory, "mqtt.example.org").authorityPem(), "once");
        assertArrayEquals(sites, BrokerCertificates.in(directory).authorityPem(), "whatever the name");
    }
}
