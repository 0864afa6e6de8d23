package io.limpet.bouncycastle;

import io.limpet.board.ConnectException;
import io.limpet.tls.TlsFailures;
import java.io.EOFException;
import java.io.IOException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;

/** Says why a handshake failed. Nobody needs to be asked again: here everything was seen. */
final class HandshakeFailure {

    /** The record types that a server's first byte can be (RFC 8446 §5.1). */
    private static final int TYPE_ALERT = 21;
    private static final int TYPE_HANDSHAKE = 22;

    private final TlsFailures failures;
    private final ServerCheck check;
    private final int alertReceived;
    private final int firstOctet;
    private final long utcMillis;

    HandshakeFailure(TlsFailures failures, ServerCheck check, int alertReceived, int firstOctet, long utcMillis) {
        this.failures = failures;
        this.check = check;
        this.alertReceived = alertReceived;
        this.firstOctet = firstOctet;
        this.utcMillis = utcMillis;
    }

    ConnectException explain(IOException failure) {
        if (check.refusal() != null) {
            return refused(check.refusal());
        }
        if (alertReceived == AlertDescription.close_notify) {
            return failures.brokeOff("");
        }
        if (alertReceived >= 0) {
            return failures.alert(alertReceived, check.certificateAsked());
        }
        if (firstOctet >= 0 && firstOctet != TYPE_ALERT && firstOctet != TYPE_HANDSHAKE) {
            return failures.notTls();
        }
        if (!(failure instanceof TlsFatalAlert)) {
            return failures.brokeOff(failure instanceof EOFException ? "" : " The network says \""
                    + failure.getMessage() + "\".");
        }
        short alert = ((TlsFatalAlert) failure).getAlertDescription();
        return alert == AlertDescription.protocol_version ? failures.otherVersion()
                : failures.brokeRules(AlertDescription.getName(alert));
    }

    /** Where a chain leads nowhere, in the words that all boards share: they say what is missing. */
    private ConnectException refused(RefusalException refusal) {
        ConnectException common = refusal.isWithoutPath() ? failures.certificates(check.chain(), utcMillis, false)
                : null;
        return common != null && common.reason() == refusal.reason() ? common
                : failures.certificate(refusal.reason(), refusal.getMessage());
    }
}
