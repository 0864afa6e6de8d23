package io.limpet.bench.client;

import io.limpet.scenario.Mosquitto;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * Eclipse Paho's asynchronous client in memory, name and chain verified.
 *
 * <p>It refuses messages where it should wait, so it is given no more than the window at once.
 */
public final class PahoPublisher implements Publisher, IMqttActionListener {

    private static final long TIMEOUT_MILLIS = 10_000;

    private final MqttAsyncClient client;
    private final byte[] payload = new byte[Broker.PAYLOAD_BYTES];
    private final int qos;
    private final int window;
    private final Semaphore free;
    private volatile Throwable failure;

    /** @param window how many messages may be under way; with QoS 0, how many wait to be written */
    public PahoPublisher(Broker broker, int port, String tlsVersion, int qos, int window) throws Exception {
        this.qos = qos;
        this.window = window;
        this.free = new Semaphore(window);
        client = new MqttAsyncClient("ssl://" + Broker.ADDRESS + ":" + port, broker.nextIdentifier("paho"),
                new MemoryPersistence());
        MqttConnectOptions options = new MqttConnectOptions();
        options.setUserName(Mosquitto.USER);
        options.setPassword(Mosquitto.PASSWORD.toCharArray());
        options.setSocketFactory(trusting(broker, tlsVersion));
        options.setMaxInflight(10 * window);   // its count lags behind its call-backs
        client.connect(options).waitForCompletion(TIMEOUT_MILLIS);
    }

    private static SSLSocketFactory trusting(Broker broker, String tlsVersion) throws GeneralSecurityException {
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(broker.authority().trustStore());
        SSLContext context = SSLContext.getInstance("TLSv" + tlsVersion);
        context.init(null, trusted.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    @Override
    public void publish(int count) throws Exception {
        for (int left = count; left > 0; left--) {
            free.acquire();
            client.publish(Broker.TOPIC, payload, left == 1 ? Math.max(1, qos) : qos, false, null, this);
        }
        free.acquire(window);
        free.release(window);
        if (failure != null) {
            throw new IllegalStateException("Paho could not publish", failure);
        }
    }

    @Override
    public void onSuccess(IMqttToken token) {
        free.release();
    }

    @Override
    public void onFailure(IMqttToken token, Throwable cause) {
        failure = cause;
        free.release();
    }

    @Override
    public void close() throws IOException {
        try {
            client.disconnect().waitForCompletion(TIMEOUT_MILLIS);
            client.close();
        } catch (MqttException e) {
            throw new IOException(e);
        }
    }
}
