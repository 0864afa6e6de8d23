package io.limpet.torture;

import static io.limpet.torture.TortureCase.refuse;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** A sound broker that goes away in the middle of the handshake, or never comes to its end. */
final class ClosingCases {

    /** A byte each second takes a quarter of an hour for a handshake. */
    private static final int MILLIS_A_BYTE = 1000;

    private final Credentials sound;
    private final List<TortureCase> cases = new ArrayList<>();

    private ClosingCases(Authorities authorities) {
        sound = authorities.issue(authorities.broker());
    }

    static List<TortureCase> of(Authorities authorities) {
        ClosingCases closing = new ClosingCases(authorities);
        closing.closes();
        closing.stalls();
        return closing.cases;
    }

    private void closes() {
        cases.add(refuse("closes-at-once", "closes the connection at once", encounter -> { }));
        cases.add(refuse("closes-after-client-hello", "closes after ClientHello",
                encounter -> Records.readClientHello(encounter)));
        closesBefore("server-hello", Messages.SERVER_HELLO);
        closesBefore("encrypted-extensions", Messages.ENCRYPTED_EXTENSIONS, "1.3");
        closesBefore("certificate", Messages.CERTIFICATE);
        closesBefore("certificate-verify", Messages.CERTIFICATE_VERIFY, "1.3");
        closesBefore("server-key-exchange", Messages.SERVER_KEY_EXCHANGE, "1.2");
        closesBefore("server-hello-done", Messages.SERVER_HELLO_DONE, "1.2");
        closesBefore("finished", Messages.FINISHED);
    }

    private void stalls() {
        cases.add(refuse("silent", "accepts the connection and says nothing",
                encounter -> Records.drain(encounter)).withoutEnd());
        cases.add(refuse("stalls-before-finished", "says nothing in the place of Finished", new TlsPlay(sound) {
            @Override
            Messages messages(Encounter encounter) throws IOException {
                return new Before(encounter, Messages.FINISHED) {
                    @Override
                    void happens() throws IOException {
                        Records.drain(encounter);
                        throw new SocketException("the device has closed");
                    }
                };
            }
        }).withoutEnd());
        cases.add(refuse("one-byte-a-second", "sound, and sends a byte a second", new TlsPlay(sound) {
            @Override
            Messages messages(Encounter encounter) throws IOException {
                return new Messages(encounter.in(), new Dripping(encounter));
            }
        }).withoutEnd());
    }

    private void closesBefore(String message, int type) {
        cases.add(refuse("closes-before-" + message, "closes in the place of " + message, new TlsPlay(sound) {
            @Override
            Messages messages(Encounter encounter) throws IOException {
                return new Before(encounter, type) {
                    @Override
                    void happens() throws IOException {
                        encounter.out().flush();
                        encounter.socket.close();
                        throw new SocketException("closed on purpose");
                    }
                };
            }
        }));
    }

    private void closesBefore(String message, int type, String version) {
        closesBefore(message, type);
        cases.add(cases.remove(cases.size() - 1).only(version));
    }

    /** Something happens in the place of a message. */
    private abstract static class Before extends Messages {

        private final int type;

        Before(Encounter encounter, int type) throws IOException {
            super(encounter.in(), encounter.out());
            this.type = type;
        }

        @Override
        final void onHandshake(int type, byte[] bytes, int offset, int length) throws IOException {
            if (type == this.type) {
                happens();
            }
        }

        abstract void happens() throws IOException;
    }

    /** One byte at a time, with a pause after each. */
    private static final class Dripping extends OutputStream {

        private final Encounter encounter;

        Dripping(Encounter encounter) {
            this.encounter = encounter;
        }

        @Override
        public void write(int octet) throws IOException {
            encounter.out().write(octet);
            encounter.out().flush();
            if (!encounter.pause(MILLIS_A_BYTE)) {
                throw new SocketException("the server is closed");
            }
        }
    }
}
