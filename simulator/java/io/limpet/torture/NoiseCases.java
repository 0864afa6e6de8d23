package io.limpet.torture;

import static io.limpet.torture.TortureCase.refuse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What does not speak TLS at all, or floods the device with it. */
final class NoiseCases {

    private static final int MESSAGE_BYTES_MAX = (1 << 24) - 1;
    private static final int PROTOCOL_VERSION_ALERT = 70;
    private static final int USER_CANCELED_ALERT = 90;

    private final Authorities authorities;
    private final List<TortureCase> cases = new ArrayList<>();

    private NoiseCases(Authorities authorities) {
        this.authorities = authorities;
    }

    static List<TortureCase> of(Authorities authorities) {
        NoiseCases noise = new NoiseCases(authorities);
        noise.others();
        noise.sizes();
        noise.floods();
        return noise.cases;
    }

    private void others() {
        says("plain-mqtt", "MQTT without TLS: CONNACK comes at once", new byte[] {0x20, 0x02, 0x00, 0x00});
        says("http", "a web server", "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
        says("ssh", "a server of SSH", "SSH-2.0-OpenSSH_9.2\r\n");
        byte[] garbage = new byte[4096];
        new Random(6).nextBytes(garbage);
        garbage[0] = 0;
        says("garbage", "random bytes", garbage);
        wrong("echo", "sends back what it gets", encounter -> {
            byte[] buffer = new byte[4096];
            for (int count = encounter.in().read(buffer); count >= 0; count = encounter.in().read(buffer)) {
                encounter.out().write(buffer, 0, count);
            }
        });
        afterHello("alert", "refuses every handshake by an alert",
                encounter -> Records.write(encounter, Records.ALERT, new byte[] {2, PROTOCOL_VERSION_ALERT}));
    }

    private void sizes() {
        afterHello("record-too-large", "a record of more than 2^14 + 2048 bytes (RFC 8446 §5.1)",
                encounter -> Records.write(encounter, Records.HANDSHAKE, tooLarge()));
        afterHello("server-hello-of-16-mb", "a ServerHello of 16 MB",
                encounter -> flood(encounter, Messages.SERVER_HELLO));
        afterHello("certificates-of-16-mb", "a list of certificates of 16 MB", encounter -> {
            Records.write(encounter, Records.HANDSHAKE, Records.serverHello());
            flood(encounter, Messages.CERTIFICATE);
        });
        Issued broker = authorities.broker().issue();
        List<Issued> above = Collections.nCopies(2000, authorities.intermediate);
        wrong("chain-of-two-thousand", "the same authority's certificate two thousand times",
                new TlsPlay(Credentials.of(broker, above.toArray(Issued[]::new))));
        afterHello("data-before-handshake", "application data in the clear, after ServerHello", encounter -> {
            Records.write(encounter, Records.HANDSHAKE, Records.serverHello());
            Records.write(encounter, Records.APPLICATION_DATA, new byte[] {0x20, 0x02, 0x00, 0x00});
        });
    }

    private void floods() {
        afterHello("empty-records", "empty records without end", encounter -> {
            while (encounter.pause(1)) {
                Records.write(encounter, Records.HANDSHAKE, new byte[0]);
            }
        });
        cases.add(cases.remove(cases.size() - 1).withoutEnd());
        afterHello("warnings", "warnings without end", encounter -> {
            while (encounter.pause(1)) {
                Records.write(encounter, Records.ALERT, new byte[] {1, USER_CANCELED_ALERT});
            }
        });
        cases.add(cases.remove(cases.size() - 1).withoutEnd());
    }

    private static byte[] tooLarge() {
        byte[] fragment = new byte[Records.FRAGMENT_BYTES_MAX + 2048 + 1];
        byte[] hello = Records.serverHello();
        System.arraycopy(hello, 0, fragment, 0, hello.length);
        return fragment;
    }

    /** All of a message that is as long as its length can say, and nothing that makes sense in it. */
    private static void flood(Encounter encounter, int type) throws IOException {
        Records.write(encounter, Records.HANDSHAKE, Records.messageHeader(type, MESSAGE_BYTES_MAX));
        byte[] fragment = new byte[Records.FRAGMENT_BYTES_MAX];
        for (int sent = 0; sent < MESSAGE_BYTES_MAX; sent += fragment.length) {
            Records.write(encounter, Records.HANDSHAKE, fragment);
        }
    }

    private void says(String title, String what, String text) {
        says(title, what, text.getBytes(StandardCharsets.US_ASCII));
    }

    private void says(String title, String what, byte[] bytes) {
        wrong(title, what, encounter -> {
            encounter.out().write(bytes);
            encounter.out().flush();
            encounter.socket.shutdownOutput();
            Records.drain(encounter);
        });
    }

    /** Then what the device says to it is read to its end. */
    private void afterHello(String title, String what, Play answer) {
        wrong(title, what, encounter -> {
            Records.readClientHello(encounter);
            try {
                answer.serve(encounter);
                encounter.socket.shutdownOutput();
            } finally {
                Records.drain(encounter);
            }
        });
    }

    private void wrong(String title, String what, Play play) {
        cases.add(refuse(title, what, play));
    }
}
