package io.limpet.storm.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.storm.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that others wrote finds a broker that it can talk to, and the broker nothing to object to. */
class PahoAgainstBrokerTest implements MqttCallback {

    private static final int SECONDS_MAX = 30;

    private final TestTime time = new TestTime();
    private final Manners manners = new Manners();
    private final List<String> broken = new CopyOnWriteArrayList<>();
    private final List<String> delivered = new ArrayList<>();
    private final Broker broker = new Broker(time, new Dice(1), new Trace(100),
            (rule, what) -> broken.add(rule + " " + what), manners,
            (bytes, topicOffset, topicBytes, payloadOffset, payloadBytes, qos, duplicate, retain) -> delivered.add(
                    new String(bytes, topicOffset, topicBytes) + " " + new String(bytes, payloadOffset, payloadBytes)
                            + " " + qos));
    private final PahoSockets sockets = new PahoSockets(broker, time);
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> lost = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> completed = new LinkedBlockingQueue<>();
    private final MqttClient client;

    PahoAgainstBrokerTest() throws MqttException {
        client = new MqttClient("tcp://broker:1883", "paho", new MemoryPersistence());
        client.setCallback(this);
        client.setTimeToWait(SECONDS_MAX * 1000L);
    }

    /** Looked at first: Paho's forcible end may overtake an acknowledgement that another of its threads is sending. */
    @AfterEach
    void nothingOfItBreaksARule() throws MqttException {
        List<String> brokenInOrder = List.copyOf(broken);
        client.disconnectForcibly(0, 1_000);
        client.close();
        assertEquals(List.of(), brokenInOrder);
    }

    private void connect() throws MqttException {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setSocketFactory(sockets);
        options.setCleanSession(false);
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setWill("status", "gone".getBytes(), 1, true);
        options.setUserName("user");
        options.setPassword("password".toCharArray());
        client.connect(options);
    }

    @Override
    public void connectionLost(Throwable cause) {
        lost.add(true);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        arrived.add(topic + " " + new String(message.getPayload()) + " " + message.getQos());
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        completed.add(true);
    }

    @Test
    void publishesAndReceivesWithEachQos() throws Exception {
        connect();
        client.subscribe("command/#", 2);
        for (int qos = 0; qos <= 2; qos++) {
            client.publish("reading", ("number " + qos).getBytes(), qos, false);
            sockets.run(publish("command/now", "do " + qos, qos));
            assertEquals("command/now do " + qos + " " + qos, arrived.poll(SECONDS_MAX, TimeUnit.SECONDS));
        }
        client.unsubscribe("command/#");
        client.disconnect();
        assertEquals(List.of("reading number 0 0", "reading number 1 1", "reading number 2 2"), delivered);
        assertEquals(0, broker.waitingFor("paho"));
    }

    @Test
    void goesOnWithItsSessionWhereverItIsCut() throws Exception {
        connect();
        client.subscribe("command", 1);
        cutsAt("a", 1, () -> manners.closesBeforeTakingOverOneIn = 1);
        cutsAt("b", 1, () -> manners.closesAfterTakingOverOneIn = 1);
        cutsAt("c", 2, () -> manners.closesAfterTakingOverOneIn = 1);
        cutsAt("d", 2, () -> manners.closesAfterReleaseOneIn = 1);
        sockets.run(publish("command", "done", 1));
        assertEquals("command done 1", arrived.poll(SECONDS_MAX, TimeUnit.SECONDS));
        delivered.removeIf(message -> message.startsWith("status"));
        assertEquals(List.of("reading a 1", "reading b 1", "reading b 1", "reading c 2", "reading d 2"), delivered);
    }

    /** Publishes into a cut, and connects anew. */
    private void cutsAt(String payload, int qos, Runnable how) throws Exception {
        sockets.run(how);
        try {
            client.getTopic("reading").publish(payload.getBytes(), qos, false);
        } catch (MqttException e) {
            assertEquals(MqttException.REASON_CODE_CONNECTION_LOST, e.getReasonCode(), "already");
        }
        assertTrue(lost.poll(SECONDS_MAX, TimeUnit.SECONDS), "connection lost");
        sockets.run(manners::calm);
        completed.clear();
        connect();
        assertTrue(completed.poll(SECONDS_MAX, TimeUnit.SECONDS), "delivered after all");
    }

    /** As another client would. */
    private Runnable publish(String topic, String payload, int qos) {
        return () -> broker.publish(topic, payload, qos, false);
    }
}
