package io.limpet.mqtt;

/**
 * How a session is to be. Filled in at start and not changed once a session has been made of it.
 *
 * <p>Whatever is out of its range is refused at once with an IllegalArgumentException; that the whole fits together is
 * checked when the session is made.
 */
public final class SessionOptions {

    final byte[] clientIdentifier;
    byte[] userName;
    byte[] password;
    TopicName willTopic;
    byte[] willPayload;
    int willQos;
    boolean willRetain;
    boolean cleanSession = true;
    int keepAliveSeconds = 60;
    int inflightMax = 16;
    int receivedQos2Max = 32;
    int sendBytes = 2048;
    int receiveBytes = 2048;
    int connackTimeoutMillis = 10000;
    int acknowledgementTimeoutMillis = 20000;
    int firstPacketIdentifier = 1;

    /**
     * @param clientIdentifier tells this client from all others of the broker; may be empty with a clean session, and
     *        the broker then invents one. Brokers must take 1 to 23 digits and letters and may take more (§3.1.3.1)
     */
    public SessionOptions(String clientIdentifier) {
        this.clientIdentifier = MqttString.encode("client identifier", clientIdentifier);
    }

    /** A user name (default: none), and the password, or null for none. No password without a user name (§3.1.2.9). */
    public SessionOptions credentials(String userName, String password) {
        if (userName == null) {
            throw new IllegalArgumentException("user name: null, must be there (MQTT 3.1.1 §3.1.2.9)");
        }
        this.userName = MqttString.encode("user name", userName);
        this.password = password == null ? null : MqttString.encode("password", password);
        return this;
    }

    /** What the broker publishes for this client when it goes without a DISCONNECT: payload of 0 to 65,535 bytes. */
    public SessionOptions will(TopicName topic, byte[] payload, int qos, boolean retain) {
        Message.checkQos(qos);
        this.willTopic = topic;
        this.willPayload = new byte[payload.length];
        System.arraycopy(payload, 0, willPayload, 0, payload.length);
        this.willQos = qos;
        this.willRetain = retain;
        check("will payload bytes", payload.length, 0, MqttString.BYTES_MAX);
        return this;
    }

    /**
     * Whether the broker forgets this client between connections (default: it does). Only a session that is kept
     * makes QoS 2 exactly once across a reconnect, and keeps subscriptions and what came for them meanwhile.
     */
    public SessionOptions cleanSession(boolean cleanSession) {
        this.cleanSession = cleanSession;
        return this;
    }

    /** Within one and a half times this, a connection that has gone silent is noticed: 1 to 65535; 0 is off. */
    public SessionOptions keepAliveSeconds(int seconds) {
        this.keepAliveSeconds = check("keep-alive seconds", seconds, 0, 65535);
        return this;
    }

    /** How many messages of QoS 1 and 2 may wait for the broker's acknowledgement: 1 to 32000. */
    public SessionOptions inflightMax(int count) {
        this.inflightMax = check("messages in flight", count, 1, 32000);
        return this;
    }

    /** How many QoS 2 messages from the broker may be under way at once: 1 to 65535 (Mosquitto sends 20). */
    public SessionOptions receivedQos2Max(int count) {
        this.receivedQos2Max = check("received QoS 2 messages", count, 1, 65535);
        return this;
    }

    /**
     * The size of the send buffer: 64 bytes to 16 MB; 16384 fills a TLS record. Every packet must fit, and no more
     * than this is ever sent without a sign of life from the broker.
     */
    public SessionOptions sendBytes(int bytes) {
        this.sendBytes = check("send buffer bytes", bytes, 64, 1 << 24);
        return this;
    }

    /** The size of the receive buffer: 64 bytes to 16 MB. A message that does not fit is skipped and counted. */
    public SessionOptions receiveBytes(int bytes) {
        this.receiveBytes = check("receive buffer bytes", bytes, 64, 1 << 24);
        return this;
    }

    /** How long the broker may take to answer CONNECT: 1 to 3,600,000 ms. */
    public SessionOptions connackTimeoutMillis(int millis) {
        this.connackTimeoutMillis = check("CONNACK time-out", millis, 1, 3600000);
        return this;
    }

    /** How long the broker may take to acknowledge anything else, and a write may take: 1 to 3,600,000 ms. */
    public SessionOptions acknowledgementTimeoutMillis(int millis) {
        this.acknowledgementTimeoutMillis = check("acknowledgement time-out", millis, 1, 3600000);
        return this;
    }

    /**
     * Where packet identifiers begin: 1 to 65535. A device whose outbox does not outlive it, while the broker keeps
     * its session, should begin at a random one: the broker may still hold QoS 2 messages of the time before, and
     * would take a new message with the identifier of one of them for that one, and drop it (§4.3.3).
     */
    public SessionOptions firstPacketIdentifier(int identifier) {
        this.firstPacketIdentifier = check("packet identifier", identifier, 1, 65535);
        return this;
    }

    private static int check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + ", must be " + least + " to " + most);
        }
        return value;
    }
}
