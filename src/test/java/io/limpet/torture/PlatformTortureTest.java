package io.limpet.torture;

import io.limpet.board.Clock;
import io.limpet.board.SecureConnector;
import io.limpet.microej.BoardConnectors;
import io.limpet.simulator.tls.BoardTls;
import java.util.stream.Stream;

/** The platform's TLS, as MicroEJ's port to the ESP32-S3 has it and the simulator imitates it. */
class PlatformTortureTest extends ConnectorTorture {

    @Override
    SecureConnector connector(Clock clock) {
        BoardTls.install(clock::utcMillis);
        return BoardConnectors.tls(clock);
    }

    @Override
    void leave() {
        BoardTls.remove();
    }

    @Override
    Stream<Deviation> deviations() {
        return Stream.of(
                Deviation.accepts("the port's profile of mbedTLS is lax, and the firmware sees no certificate",
                        "md5-signature", "sha1-signature", "sha1-ecdsa-signature", "sha1-signature-above", "rsa-1024",
                        "rsa-1024-above"),
                Deviation.accepts("mbedTLS takes the common name where there are no alternative names",
                        "name-in-cn-only"),
                Deviation.accepts("mbedTLS knows no name constraints", "name-constraints-violated-not-critical"),
                Deviation.refuses("mbedTLS knows no name constraints", "name-constraints-respected"),
                Deviation.refuses("mbedTLS looks for an issuer only behind what it has issued", "wrong-order"),
                Deviation.accepts("the platform offers what it likes, and cannot be told", "static-rsa/1.2"),
                Deviation.overruns("startHandshake is one call, whose time-out is for each read: the watchdog bites",
                        "one-byte-a-second", "empty-records", "warnings"))
                .flatMap(each -> each);
    }
}
