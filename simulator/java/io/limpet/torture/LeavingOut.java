package io.limpet.torture;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.DigitallySigned;

/** Leaves messages of some types out; the transcript knows nothing of them either. */
class LeavingOut extends TlsPlay {

    private final int[] types;

    LeavingOut(Credentials own, int... types) {
        super(own);
        this.types = types;
    }

    @Override
    Messages messages(Encounter encounter) throws IOException {
        return new Messages(encounter.in(), encounter.out()) {

            @Override
            protected void sendCertificateMessage(Certificate certificate, OutputStream endPointHash)
                    throws IOException {
                if (isSent(CERTIFICATE)) {
                    super.sendCertificateMessage(certificate, endPointHash);
                }
            }

            @Override
            protected void send13CertificateMessage(Certificate certificate) throws IOException {
                if (isSent(CERTIFICATE)) {
                    super.send13CertificateMessage(certificate);
                }
            }

            @Override
            protected void sendServerKeyExchangeMessage(byte[] parameters) throws IOException {
                if (isSent(SERVER_KEY_EXCHANGE)) {
                    super.sendServerKeyExchangeMessage(parameters);
                }
            }

            @Override
            protected void send13CertificateVerifyMessage(DigitallySigned signature) throws IOException {
                if (isSent(CERTIFICATE_VERIFY)) {
                    super.send13CertificateVerifyMessage(signature);
                }
            }

            @Override
            protected void sendFinishedMessage() throws IOException {
                if (isSent(FINISHED)) {
                    super.sendFinishedMessage();
                }
            }

            @Override
            protected void send13FinishedMessage() throws IOException {
                if (isSent(FINISHED)) {
                    super.send13FinishedMessage();
                }
            }
        };
    }

    private boolean isSent(int type) {
        return Arrays.stream(types).noneMatch(each -> each == type);
    }
}
