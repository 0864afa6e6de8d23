package io.limpet.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.TlsServerProtocol;

/** TLS's protocol machine, with a hand on each message of the handshake before it is encrypted and sent. */
class Messages extends TlsServerProtocol {

    /** Types of handshake messages (RFC 8446 §4, RFC 5246 §7.4). */
    static final int SERVER_HELLO = 2;
    static final int ENCRYPTED_EXTENSIONS = 8;
    static final int CERTIFICATE = 11;
    static final int SERVER_KEY_EXCHANGE = 12;
    static final int SERVER_HELLO_DONE = 14;
    static final int CERTIFICATE_VERIFY = 15;
    static final int FINISHED = 20;

    Messages(InputStream in, OutputStream out) {
        super(in, out);
    }

    @Override
    protected void safeWriteRecord(short type, byte[] bytes, int offset, int length) throws IOException {
        if (type == ContentType.handshake) {
            onHandshake(bytes[offset] & 0xff, bytes, offset, length);
        }
        super.safeWriteRecord(type, bytes, offset, length);
    }

    /**
     * May change a message, or throw in its place. The transcript that Finished is reckoned from has it unchanged.
     *
     * @param type of the message, if this is its beginning
     */
    void onHandshake(int type, byte[] bytes, int offset, int length) throws IOException {
    }

    /** Asks for a new handshake (RFC 5246 §7.4.1.1). */
    void askForAnother() throws IOException {
        sendHelloRequestMessage();
    }
}
