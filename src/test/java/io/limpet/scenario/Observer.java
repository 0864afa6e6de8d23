package io.limpet.scenario;

import io.limpet.simulator.tls.CertificateAuthority;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallbackExtended;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * Somebody else's client (Eclipse Paho), straight at the broker: what it received is what arrived.
 *
 * <p>It is subscribed to everything with QoS 2 as a rule, so that each message comes as it was published. Its session
 * is kept, so that nothing is missed while the broker restarts, if the broker remembers it.
 */
public final class Observer implements AutoCloseable {

    /** Of QoS 2 Mosquitto takes 20 and drops without a word what is more. */
    private static final int IN_FLIGHT = 10;
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int RECONNECT_MILLIS_MAX = 500;
    private static final int ARRIVALS_SHOWN = 30;

    private final MqttClient client;
    private final int qos;
    private final List<Arrival> arrivals = new ArrayList<>();
    private int subscriptions;
    private String refusal = "";

    public Observer(Mosquitto broker, CertificateAuthority authority) {
        this(broker, authority, 2);
    }

    /**
     * With another QoS than 2. With 0 the broker sends it each message once, whatever happens: Mosquitto and Paho do
     * repeat messages of QoS 2 to each other when the broker restarts (seen with 2.0.11 and 1.2.5).
     */
    Observer(Mosquitto broker, CertificateAuthority authority, int qos) {
        this(broker, qos, List.of(authority));
    }

    /** One that also trusts a broker that has moved to another authority. */
    Observer(Mosquitto broker, int qos, List<CertificateAuthority> authorities) {
        this.qos = qos;
        try {
            client = new MqttClient("ssl://127.0.0.1:" + broker.port(), "observer-" + System.nanoTime(),
                    new MemoryPersistence());
            client.setTimeToWait(TIMEOUT_MILLIS);
            client.setCallback(new Collector());
            client.connect(options(trusting(authorities), false, Mosquitto.OBSERVER, Mosquitto.OBSERVER_PASSWORD));
        } catch (MqttException e) {
            throw new IllegalStateException("observer: " + e, e);
        }
        awaitSubscription(1);
    }

    /** How one of Paho's clients gets into Mosquitto. */
    static MqttConnectOptions options(CertificateAuthority authority, boolean cleanSession, String user,
            String password) {
        return options(trusting(List.of(authority)), cleanSession, user, password);
    }

    private static MqttConnectOptions options(SSLContext context, boolean cleanSession, String user,
            String password) {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setUserName(user);
        options.setPassword(password.toCharArray());
        options.setSocketFactory(context.getSocketFactory());
        options.setCleanSession(cleanSession);
        options.setAutomaticReconnect(!cleanSession);
        options.setMaxReconnectDelay(RECONNECT_MILLIS_MAX);
        options.setMaxInflight(1000);   // it counts wrong at times, and refuses what is within
        return options;
    }

    /** Publishes as anybody could, and waits until the broker has it. */
    void publish(String topic, String payload, int qos, boolean retain) {
        publish(topic, payload.getBytes(StandardCharsets.UTF_8), qos, retain);
    }

    /** Likewise, what is no text. */
    void publish(String topic, byte[] payload, int qos, boolean retain) {
        try {
            client.publish(topic, payload, qos, retain);
        } catch (MqttException e) {
            throw new IllegalStateException("observer: " + e, e);
        }
    }

    /** Publishes {@code {"seq":1}}, {@code {"seq":2}} and so on, and waits until the broker has them all. */
    void publishNumbered(String topic, int count, IntUnaryOperator qosOf) {
        try {
            Deque<IMqttDeliveryToken> underWay = new ArrayDeque<>();
            for (int i = 1; i <= count; i++) {
                byte[] payload = ("{\"seq\":" + i + "}").getBytes(StandardCharsets.UTF_8);
                underWay.add(client.getTopic(topic).publish(payload, qosOf.applyAsInt(i), false));
                while (underWay.size() == IN_FLIGHT || i == count && !underWay.isEmpty()) {
                    underWay.remove().waitForCompletion(TIMEOUT_MILLIS);
                }
            }
        } catch (MqttException e) {
            throw new IllegalStateException("observer: " + e, e);
        }
    }

    /** What has arrived so far and fits. */
    public synchronized List<Arrival> arrivals(Predicate<Arrival> fits) {
        return arrivals.stream().filter(fits).toList();
    }

    /** Waits until so many that fit have arrived; returns these. */
    public synchronized List<Arrival> await(int count, Predicate<Arrival> fits) {
        List<Arrival> found = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MILLIS);
        int next = 0;
        while (true) {
            for (; next < arrivals.size() && found.size() < count; next++) {
                if (fits.test(arrivals.get(next))) {
                    found.add(arrivals.get(next));
                }
            }
            if (found.size() >= count) {
                return found;
            }
            pause(deadline, found.size() + " of " + count + " awaited messages arrived");
        }
    }

    /** Waits for one that fits. */
    public Arrival await(Predicate<Arrival> fits) {
        return await(1, fits).get(0);
    }

    /** Waits until it is subscribed for the so manieth time: the broker was restarted, it is back. */
    public synchronized void awaitSubscription(int count) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MILLIS);
        while (subscriptions < count) {
            pause(deadline, "the observer was subscribed " + subscriptions + " times and not " + count + " " + refusal);
        }
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(1, 1, false);
            client.close(true);
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void arrived(Arrival arrival) {
        arrivals.add(arrival);
        notifyAll();
    }

    private synchronized void subscribed() {
        subscriptions++;
        notifyAll();
    }

    private synchronized void refused(MqttException cause) {
        refusal = cause.toString();
    }

    private void pause(long deadlineNanos, String problem) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        if (left <= 0) {
            int first = Math.max(0, arrivals.size() - ARRIVALS_SHOWN);
            throw new AssertionError(problem + " within " + TIMEOUT_MILLIS / 1000 + " s. Of " + arrivals.size()
                    + " in all, the last: " + arrivals.subList(first, arrivals.size()));
        }
        try {
            wait(left);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext trusting(List<CertificateAuthority> authorities) {
        try {
            KeyStore store = authorities.get(0).trustStore();
            for (int i = 1; i < authorities.size(); i++) {
                store.setCertificateEntry("authority " + i, authorities.get(i).certificate());
            }
            TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
            trusted.init(store);
            SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
            context.init(null, trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Collector implements MqttCallbackExtended {

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {
            // From another thread than the callback's, which must not wait for an acknowledgement itself.
            Thread subscriber = new Thread(this::subscribe, "observer subscribes");
            subscriber.setDaemon(true);
            subscriber.start();
        }

        private void subscribe() {
            try {
                client.subscribe("#", qos);
                subscribed();
            } catch (MqttException e) {
                refused(e);
            }
        }

        @Override
        public void connectionLost(Throwable cause) {
            // Paho reconnects by itself.
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            arrived(new Arrival(topic, new String(message.getPayload(), StandardCharsets.UTF_8), message.getQos(),
                    message.isRetained()));
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {
            // Only what arrives is judged.
        }
    }
}
