package io.limpet.endurance;

import io.limpet.scenario.Mosquitto;
import io.limpet.simulator.network.SimulatedDns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.paho.client.mqttv3.DisconnectedBufferOptions;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallbackExtended;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MqttDefaultFilePersistence;

/**
 * One life of {@link PahoLives}: publishes readings at its pace from the first moment on, connected or not. A reading
 * counts as accepted when {@code publish} has returned; one that it refuses is offered again until it takes it.
 */
final class PahoLife {

    static final String ONLINE = "online";
    static final int READING_MILLIS = 10;

    private static final String SENSOR = "paho";
    private static final int BUFFERED_MAX = 2000;
    private static final int RECONNECT_MILLIS_MAX = 200;
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final long RETRY_NANOS = 1_000_000;
    private static final long CONNECT_RETRY_NANOS = 200_000_000;

    private final Witness witness;
    private final MqttAsyncClient client;
    private final String topic;
    private final int qos;
    private long sequence;

    private PahoLife(Path folder, String port, Witness witness, String topic, int qos) throws MqttException {
        this.witness = witness;
        this.topic = topic;
        this.qos = qos;
        client = new MqttAsyncClient("ssl://" + World.ADDRESS + ":" + port, "paho-cut",
                new MqttDefaultFilePersistence(folder.resolve("paho").toString()));
        DisconnectedBufferOptions buffer = new DisconnectedBufferOptions();
        buffer.setBufferEnabled(true);
        buffer.setPersistBuffer(true);
        buffer.setBufferSize(BUFFERED_MAX);
        buffer.setDeleteOldestMessages(false);
        client.setBufferOpts(buffer);
        client.setCallback(new Announcer());
    }

    /** Arguments: the world's folder, the link's port, the number of this life, the topic, the QoS. */
    public static void main(String[] arguments) throws Exception {
        SimulatedDns.install();
        Path folder = Path.of(arguments[0]);
        PahoLife life = new PahoLife(folder, arguments[1],
                new Witness(ProcessDevice.acceptedFile(folder), Integer.parseInt(arguments[2])), arguments[3],
                Integer.parseInt(arguments[4]));
        SSLSocketFactory tls = trusting(folder.resolve("authority.pem"));
        new Thread(() -> life.connect(tls), "connects").start();
        Executors.newSingleThreadScheduledExecutor()
                .scheduleAtFixedRate(life::publish, 0, READING_MILLIS, TimeUnit.MILLISECONDS);
        Leash.hold(line -> { });
    }

    /** Reconnects by itself only where it was connected once. */
    private void connect(SSLSocketFactory tls) {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setUserName(Mosquitto.USER);
        options.setPassword(Mosquitto.PASSWORD.toCharArray());
        options.setSocketFactory(tls);
        options.setCleanSession(false);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setAutomaticReconnect(true);
        options.setMaxReconnectDelay(RECONNECT_MILLIS_MAX);
        boolean connected = false;
        while (!connected) {
            try {
                client.connect(options).waitForCompletion();
                connected = true;
            } catch (MqttException e) {
                System.out.println(e);
                LockSupport.parkNanos(CONNECT_RETRY_NANOS);
            }
        }
    }

    private void publish() {
        sequence++;
        byte[] payload = ("{\"seq\":" + sequence + ",\"time\":" + System.currentTimeMillis() / 1e3
                + ",\"temperature_C\":21.53}").getBytes(StandardCharsets.US_ASCII);
        boolean accepted = false;
        while (!accepted) {
            try {
                client.publish(topic + "/" + SENSOR, payload, qos, false);
                accepted = true;
            } catch (MqttException e) {   // too many under way, or the buffer full, or between connected and not
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
        note();
    }

    private void note() {
        try {
            witness.accepted(SENSOR, sequence);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLSocketFactory trusting(Path authority) throws Exception {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        try (var in = Files.newInputStream(authority)) {
            anchors.setCertificateEntry("authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(anchors);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, trusted.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private static final class Announcer implements MqttCallbackExtended {

        @Override
        public void connectComplete(boolean reconnect, String uri) {
            System.out.println(ONLINE);
        }

        @Override
        public void connectionLost(Throwable cause) {
            System.out.println(cause);
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            // It has no subscription.
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {
            // What arrives is judged at the other end.
        }
    }
}
