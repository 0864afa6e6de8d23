package io.limpet.simulator.broker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.Await;
import io.limpet.simulator.network.SimulatedDns;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedBrokerTest {

    private static final int BURST = 400;

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

    /** It forgets everything: what it has acknowledged and not delivered when it stops would be lost. */
    @Test
    void deliversWhatItHasAcknowledgedBeforeItStops() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(certificates)) {
            for (int round = 0; round < 3; round++) {
                received.clear();
                broker.start();
                try (Subscriber subscriber = subscriber(broker)) {
                    subscriber.start();
                    publishBurst(broker);
                    broker.stop();
                    Await.until("all " + BURST + " have arrived, of which " + received.size(),
                            () -> received.size() >= BURST);
                }
            }
        }
    }

    @Test
    void takesNothingWhileItStops() throws Exception {
        AtomicInteger acknowledged = new AtomicInteger();
        try (EmbeddedBroker broker = new EmbeddedBroker(certificates); Subscriber subscriber = subscriber(broker)) {
            broker.start();
            subscriber.start();
            Thread publisher = new Thread(() -> publishUntilItFails(broker, acknowledged), "publisher");
            publisher.start();
            Await.until("some are acknowledged", () -> acknowledged.get() >= BURST / 4);
            broker.stop();
            publisher.join();
            Await.until("as many have arrived", () -> received.size() >= acknowledged.get());
        }
    }

    private void publishUntilItFails(EmbeddedBroker broker, AtomicInteger acknowledged) {
        try (MqttAsyncClient client = connected(broker)) {
            while (true) {
                client.publish("a/b", new byte[1], 1, false).waitForCompletion(30_000);
                acknowledged.incrementAndGet();
            }
        } catch (MqttException | IOException e) {
            // The broker has stopped.
        }
    }

    private void publishBurst(EmbeddedBroker broker) throws Exception {
        try (MqttAsyncClient client = connected(broker)) {
            List<IMqttDeliveryToken> tokens = new ArrayList<>();
            for (int i = 0; i < BURST; i++) {
                tokens.add(client.publish("a/b", new byte[1], 1, false));
            }
            for (IMqttDeliveryToken token : tokens) {
                token.waitForCompletion(30_000);
            }
            client.disconnectForcibly(0, 50);
        }
    }

    /** One that only publishes, and never waits for room to do so. */
    private MqttAsyncClient connected(EmbeddedBroker broker) throws MqttException, IOException {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setSocketFactory(certificates.clientContext().getSocketFactory());
        options.setMaxInflight(BURST);
        MqttAsyncClient client = new MqttAsyncClient(broker.uri(), "publisher", new MemoryPersistence());
        client.connect(options).waitForCompletion(30_000);
        return client;
    }

    @Test
    void showsTheCertificateThatItIsToldTo() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(certificates)) {
            checkShown(broker, ShownCertificate.RIGHT, "[broker.limpet.test, localhost, 127.0.0.1]", true, true);
            checkShown(broker, ShownCertificate.WRONG_NAME, "[other.limpet.test]", true, true);
            checkShown(broker, ShownCertificate.EXPIRED, "[broker.limpet.test, localhost, 127.0.0.1]", true, false);
            checkShown(broker, ShownCertificate.OTHER_AUTHORITY, "[broker.limpet.test, localhost, 127.0.0.1]", false,
                    true);
        }
    }

    private static void checkShown(EmbeddedBroker broker, ShownCertificate which, String names, boolean ours,
            boolean current) throws Exception {
        broker.stop();
        broker.show(which);
        broker.start();
        AtomicReference<X509Certificate> seen = new AtomicReference<>();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {
                throw new IllegalStateException("no client here");
            }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {
                seen.set(chain[0]);
            }

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        }}, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(broker.address().getAddress(),
                broker.address().getPort())) {
            socket.startHandshake();
        }
        assertEquals(names, seen.get().getSubjectAlternativeNames().stream().map(each -> each.get(1)).toList()
                .toString(), which.word());
        assertEquals(ours, seen.get().getIssuerX500Principal().getName().equals("CN=Limpet simulator CA"));
        assertEquals(current, seen.get().getNotAfter().toInstant().isAfter(Instant.now()), which.word());
    }

    @Test
    void certificatesOfAnOlderVersionAreMadeAnew(@TempDir Path directory) throws IOException {
        byte[] first = BrokerCertificates.in(directory).authorityPem();
        Files.delete(directory.resolve("broker-expired.pem"));
        assertFalse(Arrays.equals(first, BrokerCertificates.in(directory).authorityPem()));
        assertTrue(Files.exists(directory.resolve("broker-expired.pem")));
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
        BrokerCertificates all = BrokerCertificates.in(directory);
        for (ShownCertificate which : ShownCertificate.values()) {
            Path key = all.broker(which);
            assertTrue(Files.readString(key).contains("PRIVATE KEY"));
            assertFalse(Files.getPosixFilePermissions(key).contains(PosixFilePermission.OTHERS_READ));
            assertFalse(Files.getPosixFilePermissions(key).contains(PosixFilePermission.GROUP_READ));
        }
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
