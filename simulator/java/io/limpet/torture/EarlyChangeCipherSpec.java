package io.limpet.torture;

import java.io.IOException;
import org.bouncycastle.tls.ContentType;

/** Has the device change to keys that everybody can reckon (CVE-2014-0224): it must not. */
final class EarlyChangeCipherSpec extends TlsPlay {

    EarlyChangeCipherSpec(Credentials own) {
        super(own);
    }

    @Override
    Messages messages(Encounter encounter) throws IOException {
        return new Messages(encounter.in(), encounter.out()) {
            @Override
            void onHandshake(int type, byte[] bytes, int offset, int length) throws IOException {
                if (type == SERVER_HELLO_DONE) {
                    safeWriteRecord(ContentType.change_cipher_spec, new byte[] {1}, 0, 1);
                }
            }
        };
    }
}
