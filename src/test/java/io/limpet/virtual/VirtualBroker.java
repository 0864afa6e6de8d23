package io.limpet.virtual;

import io.limpet.board.ConnectException;
import io.limpet.board.Connection;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;
import io.limpet.tls.CertificateInfo;
import io.limpet.tls.CredentialException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A broker behind TLS that answers at once (MQTT 3.1.1), refuses as told, or falls silent. */
public final class VirtualBroker implements SecureConnector {

    private final VirtualClock clock;
    private Session session;

    /** By the attempt under way. */
    private byte[][] trusted;

    /** When set, every attempt to connect fails with it. */
    public ConnectException refusal;

    /** Its certificate, DER, whose dates are looked at by the device's clock; null for one that is always valid. */
    public byte[] certificate;

    /** The authority of its certificate: attempts that do not trust it fail; null for one that all trust. */
    public byte[] authority;

    /** CONNACK's return code (§3.2.2.3). */
    public int connackReturnCode;

    /** Whether CONNACK says that a session is present (§3.2.2.2). */
    public boolean sessionPresent;

    /** How often a SUBSCRIBE goes unanswered, with the connection cut, before one is granted. */
    public int lostSubscriptions;

    /** What it shows where {@link #certificate} is null: its own first; nothing is as on a platform that tells none. */
    public byte[][] chain = {};

    /** When true, what it is sent vanishes and nothing comes back. */
    public boolean silent;

    /** What is retained, by its topic: sent with QoS 0 to whoever subscribes (§3.3.1.3). */
    public final Map<String, byte[]> retained = new HashMap<>();

    /** When each attempt to connect began. */
    public final List<Long> attempts = new ArrayList<>();

    /** {@code "topic payload"} of every PUBLISH. */
    public final List<String> published = new ArrayList<>();

    /** Whether each CONNECT asked for a clean session (§3.1.2.4). */
    public final List<Boolean> cleanSessions = new ArrayList<>();

    /** Packet types in the order of their arrival (§2.2.1): 1 is CONNECT. */
    public final List<Integer> packetTypes = new ArrayList<>();

    VirtualBroker(VirtualClock clock) {
        this.clock = clock;
    }

    /** Cuts the connection, if there is one. */
    public void cut() {
        if (session != null) {
            session.open = false;
        }
    }

    /** Publishes to the client, QoS 0. */
    public void publish(String topic, String payload) {
        publish(topic, payload.getBytes(StandardCharsets.UTF_8), false);
    }

    /** Publishes to the client, QoS 0, and keeps it for later subscriptions. */
    public void retain(String topic, byte[] payload) {
        retained.put(topic, payload);
        publish(topic, payload, false);
    }

    private void publish(String topic, byte[] content, boolean retain) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        int remaining = 2 + name.length + content.length;
        session.answers.write(retain ? 0x31 : 0x30);
        for (int left = remaining; left > 0; left >>= 7) {
            session.answers.write(left > 0x7f ? left & 0x7f | 0x80 : left);
        }
        session.answers.write(0);
        session.answers.write(name.length);
        session.answers.write(name, 0, name.length);
        session.answers.write(content, 0, content.length);
    }

    @Override
    public void start(String host, int port, TlsSettings settings, long timeoutMillis) {
        attempts.add(clock.uptimeMillis());
        trusted = settings.trustAnchors;
    }

    @Override
    public Connection advance(long deadlineMillis) throws ConnectException {
        if (refusal != null) {
            throw refusal;
        }
        if (certificate != null) {
            judge(certificate);
        }
        if (authority != null && Arrays.stream(trusted).noneMatch(each -> Arrays.equals(each, authority))) {
            throw new ConnectException(ConnectException.Reason.NOT_TRUSTED, "issued by no loaded anchor");
        }
        session = new Session();
        return session;
    }

    private void judge(byte[] der) throws ConnectException {
        CertificateInfo info;
        try {
            info = CertificateInfo.read(der);
        } catch (CredentialException e) {
            throw new IllegalStateException(e);
        }
        if (clock.utcMillis() > info.notAfterUtcMillis) {
            throw new ConnectException(ConnectException.Reason.EXPIRED, "TLS: certificate expired");
        }
        if (clock.utcMillis() < info.notBeforeUtcMillis) {
            throw new ConnectException(ConnectException.Reason.NOT_YET_VALID, "TLS: certificate not yet valid");
        }
    }

    @Override
    public void abandon() {
        session = null;
    }

    private final class Session implements Connection {

        private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
        private boolean open = true;

        @Override
        public void send(byte[] bytes, int offset, int length, long deadlineMillis) throws IOException {
            if (!open) {
                throw new IOException("broken pipe");
            }
            int at = offset;
            while (!silent && at < offset + length) {
                int header = at++;
                int remaining = bytes[at] & 0x7f;
                if ((bytes[at++] & 0x80) != 0) {
                    remaining |= bytes[at++] << 7;
                }
                answer(bytes, header, at, remaining);
                at += remaining;
            }
        }

        private void answer(byte[] bytes, int header, int body, int remaining) {
            int type = bytes[header] >> 4 & 0xf;
            packetTypes.add(type);
            switch (type) {
                case 1 -> connect((bytes[body + 7] & 2) != 0);
                case 3 -> received(bytes, header, body, remaining);
                case 8 -> subscribe(new String(bytes, body + 4, bytes[body + 3] & 0xff, StandardCharsets.UTF_8),
                        bytes[body], bytes[body + 1]);
                case 12 -> answer(0xd0, 0);
                default -> { }
            }
        }

        private void connect(boolean cleanSession) {
            cleanSessions.add(cleanSession);
            answer(0x20, 2, sessionPresent && !cleanSession ? 1 : 0, connackReturnCode);
        }

        private void subscribe(String topic, int... identifier) {
            if (lostSubscriptions > 0) {
                lostSubscriptions--;
                open = false;
            } else {
                answer(0x90, 3, identifier[0], identifier[1], 0);
                if (retained.containsKey(topic)) {
                    publish(topic, retained.get(topic), true);
                }
            }
        }

        private void answer(int... packet) {
            for (int octet : packet) {
                answers.write(octet);
            }
        }

        private void received(byte[] bytes, int header, int body, int remaining) {
            int qos = bytes[header] >> 1 & 3;
            int topicLength = bytes[body + 1] & 0xff;
            int payload = body + 2 + topicLength + (qos > 0 ? 2 : 0);
            published.add(new String(bytes, body + 2, topicLength, StandardCharsets.UTF_8) + " "
                    + new String(bytes, payload, body + remaining - payload, StandardCharsets.UTF_8));
            if (qos == 1) {
                answer(0x40, 2, bytes[payload - 2], bytes[payload - 1]);
            }
        }

        @Override
        public int receive(byte[] buffer, int offset, int length, long deadlineMillis) {
            if (open && answers.size() > 0) {
                byte[] all = answers.toByteArray();
                int count = Math.min(length, all.length);
                System.arraycopy(all, 0, buffer, offset, count);
                answers.reset();
                answers.write(all, count, all.length - count);
                return count;
            }
            if (!open) {
                return -1;
            }
            clock.sleepUntil(deadlineMillis);
            return 0;
        }

        @Override
        public String description() {
            return "virtual TLS";
        }

        @Override
        public byte[] peerCertificate(int index) {
            if (index == 0 && certificate != null) {
                return certificate;
            }
            return open && index < chain.length ? chain[index] : null;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
