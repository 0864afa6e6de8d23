package io.limpet.simulator.broker;

import java.io.Closeable;
import java.util.UUID;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallbackExtended;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * Hears everything at a broker with QoS 2, over a verified TLS connection of its own. Connects again by itself, as
 * often as it takes; a persistent session, where the broker keeps it, gives it what came in between.
 */
public final class Subscriber implements Closeable {

    private static final int QOS = 2;
    private static final int RECONNECT_DELAY_MILLIS_MAX = 500;
    private static final int CONNECT_TIMEOUT_SECONDS = 5;
    private static final long WAIT_MILLIS = 15_000;
    private static final long DISCONNECT_MILLIS = 50;

    private static final long LISTENING_WAIT_MILLIS = 5_000;

    private final MqttAsyncClient client;
    private final MqttConnectOptions options = new MqttConnectOptions();

    /** Guarded by this. */
    private boolean listening;

    /** @param onMessage called in the order of arrival, in a thread of Paho */
    public Subscriber(String uri, SSLContext tls, Consumer<ReceivedMessage> onMessage) {
        try {
            client = new MqttAsyncClient(uri, "subscriber-" + UUID.randomUUID(), new MemoryPersistence());
        } catch (MqttException e) {
            throw new IllegalArgumentException("uri: " + uri, e);
        }
        options.setSocketFactory(tls.getSocketFactory());
        options.setAutomaticReconnect(true);
        options.setMaxReconnectDelay(RECONNECT_DELAY_MILLIS_MAX);
        options.setConnectionTimeout(CONNECT_TIMEOUT_SECONDS);
        options.setCleanSession(false);
        client.setCallback(new Callback(onMessage));
    }

    public Subscriber credentials(String username, String password) {
        options.setUserName(username);
        options.setPassword(password.toCharArray());
        return this;
    }

    /** Connects and subscribes; returns when the broker has confirmed the subscription. */
    public void start() throws MqttException {
        client.connect(options).waitForCompletion(WAIT_MILLIS);
        client.subscribe("#", QOS).waitForCompletion(WAIT_MILLIS);
        setListening(true);
    }

    /** Waits until it is subscribed, for 5 s at most: a broker that keeps no session has to be told anew. */
    public synchronized void awaitListening() {
        long deadline = System.nanoTime() + LISTENING_WAIT_MILLIS * 1_000_000;
        try {
            long leftMillis = LISTENING_WAIT_MILLIS;
            while (!listening && leftMillis > 0) {
                wait(leftMillis);
                leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void setListening(boolean listening) {
        this.listening = listening;
        notifyAll();
    }

    /** Publishes a message of its own, to command a device. */
    public void publish(String topic, byte[] payload, int qos, boolean retain) throws MqttException {
        client.publish(topic, payload, qos, retain).waitForCompletion(WAIT_MILLIS);
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(0, DISCONNECT_MILLIS);
            client.close(true);
        } catch (MqttException e) {
            // It was not connected, and that is what was wanted.
        }
    }

    private final class OnSubscribed implements IMqttActionListener {

        @Override
        public void onSuccess(IMqttToken token) {
            setListening(true);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            // The connection is lost; there will be another.
        }
    }

    private final class Callback implements MqttCallbackExtended {

        private final Consumer<ReceivedMessage> onMessage;

        Callback(Consumer<ReceivedMessage> onMessage) {
            this.onMessage = onMessage;
        }

        @Override
        public void connectComplete(boolean reconnect, String uri) {
            if (reconnect) {
                try {
                    client.subscribe("#", QOS, null, new OnSubscribed());
                } catch (MqttException e) {
                    // The connection is lost already; there will be another.
                }
            }
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            onMessage.accept(new ReceivedMessage(topic, message.getPayload(), message.getQos(), message.isRetained(),
                    message.isDuplicate()));
        }

        @Override
        public void connectionLost(Throwable cause) {
            setListening(false);   // Paho connects again by itself.
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {
            // Nobody waits for it here.
        }
    }
}
