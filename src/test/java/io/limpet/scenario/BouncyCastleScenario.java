package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.KeyType;
import io.limpet.simulator.tls.LocalPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole firmware with tls.stack = bouncycastle before a real Mosquitto, whose TLS is OpenSSL. */
class BouncyCastleScenario {

    private static final String STACK = "tls.stack=bouncycastle";

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void readingsArriveAndCommandsReachTheDevice(String version) {
        try (Stage stage = Stage.with(STACK, "mqtt.qos=2", "tls.version=" + version).online()) {
            stage.readings("device").await(10);
            stage.readings("device").assertEachExactlyOnce(10);
            assertTrue(stage.console().has("TLSv" + version), "the version is the one configured");
            stage.observer().publish(Stage.COMMAND_TOPIC, "sample", 1, false);
            stage.console().expect("command");
        }
    }

    @Test
    void aBrokerThatWasAwayIsFoundAgain() {
        try (Stage stage = Stage.with(STACK, "tls.version=1.3").online()) {
            stage.readings("device").await(3);
            stage.link().cut();
            stage.console().expect("online as");
            stage.readings("device").await(20);
        }
    }

    /** The device identifies itself: Mosquitto lets it in, and the same device without its certificate not. */
    @ParameterizedTest
    @CsvSource({"1.2, EC_P256", "1.3, EC_P256", "1.2, RSA_2048", "1.3, RSA_2048"})
    void aBrokerThatAsksWhoTheDeviceIs(String version, KeyType keyType, @TempDir Path folder) throws Exception {
        CertificateAuthority devices = CertificateAuthority.create("CN=Devices,O=Limpet");
        Identity device = devices.client(Stage.DEVICE).withKey(keyType).issue();
        String[] identified = {STACK, "tls.version=" + version,
            "tls.client-certificate=" + write(folder, "device.pem", device.chainPem()),
            "tls.client-key=" + write(folder, "device.key", device.keyPem())};
        try (Mosquitto mosquitto = Mosquitto.with(Stage.SERVER)
                .setting("cafile " + write(folder, "devices.pem", devices.pem()))
                .setting("require_certificate true").start()) {
            try (Stage stage = Stage.with(identified).withoutBroker().open()) {
                stage.route(mosquitto::port);
                stage.device().powerOn();
                mosquitto.expect(1, "as " + Stage.DEVICE);
                mosquitto.expect(3, "Received PUBLISH from " + Stage.DEVICE);
            }
            long before = mosquitto.count("as " + Stage.DEVICE);
            try (Stage stage = Stage.with(STACK, "tls.version=" + version).withoutBroker().open()) {
                stage.route(mosquitto::port);
                stage.device().powerOn();
                stage.console().expect("asks for a certificate of this device and there is none");
            }
            assertEquals(before, mosquitto.count("as " + Stage.DEVICE), "clients that Mosquitto has heard of");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void whoIsNotTheBrokerIsSentNothing(String version) throws Exception {
        Identity stranger = CertificateAuthority.create("CN=Other CA,O=Elsewhere").server(Stage.HOST).issue();
        try (LocalPeer peer = LocalPeer.echoing(stranger.context("TLS"), "TLSv" + version);
                Stage stage = Stage.with(STACK, "tls.version=" + version).withoutBroker().open()) {
            stage.route(peer::port);
            stage.device().powerOn();
            stage.console().expect("was issued by \"CN=Other CA,O=Elsewhere\", which is neither loaded nor sent");
            stage.console().expect("the same again");
            stage.silence();
            assertEquals(0, peer.applicationData().length, "bytes of application data");
        }
    }

    private static Path write(Path folder, String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
