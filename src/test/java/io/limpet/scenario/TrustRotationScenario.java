package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import io.limpet.trust.Bundles;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * The broker's certificate comes from another authority than the one in the device's flash: a bundle, signed offline
 * and published as a retained message, makes the device follow, and nobody visits it.
 */
class TrustRotationScenario {

    private static final String TOPIC = "limpet/trust";
    private static final CertificateAuthority NEW = CertificateAuthority.create("CN=New CA,O=Limpet");
    private static final Identity MOVED = NEW.server(Stage.HOST, "127.0.0.1").issue();

    @Test
    void followsTheBrokerLosesNothingAndTrustsTheOldAuthorityNoMore() {
        try (Stage stage = stage("1.2")) {
            publish(stage, Bundles.bundle(7, Instant.now(), NEW));
            awaitStatus(stage, "trust bundle 7 accepted, tried within 0 s");
            stage.console().expect("bundle 7 does not fit the broker");
            stage.awaitOnline();
            move(stage, MOVED, 2);
            stage.console().expect("trusting bundle 7 in the place of tls.ca: \"CN=New CA,O=Limpet\"");
            awaitStatus(stage, "trusting bundle 7");
            Arrival last = stage.readings("device").awaitMore(20);
            stage.readings("device").assertNothingMissing(last.sequence());
            refuses(stage);
            keepsItOverAPowerCut(stage);
            refusesTheOldAuthority(stage);
        }
    }

    private static void refuses(Stage stage) {
        publish(stage, Bundles.bundle(5, Instant.now(), Stage.AUTHORITY));
        awaitStatus(stage, "trust bundle 5 refused: bundle 7 was here before");
        publish(stage, Bundles.writer(9, Instant.now(), Stage.AUTHORITY).group("others").sign(Bundles.KEY));
        awaitStatus(stage, "trust bundle 9 refused: for the group \"others\", this device is of \"field\"");
    }

    private static void keepsItOverAPowerCut(Stage stage) {
        stage.device().powerCycle();
        stage.console().expect("trusting bundle 7 in the place of tls.ca");
        stage.awaitOnline();
        stage.readings("device").awaitMore(1);
    }

    private static void refusesTheOldAuthority(Stage stage) {
        stage.stopBroker();
        long heard = stage.broker().count("as " + Stage.DEVICE);
        stage.broker().certify(Stage.SERVER);
        stage.startBroker(3);
        stage.console().expect("Loaded anchors: \"CN=New CA,O=Limpet\"");
        stage.console().expect("the same again");
        assertEquals(heard, stage.broker().count("as " + Stage.DEVICE), "clients that Mosquitto has heard of");
    }

    /** The old and the new one together: taken at once, and there is no hurry to move. */
    @Test
    void aBundleOfBothAuthoritiesIsProvedBeforeTheBrokerMoves() {
        try (Stage stage = stage("1.3")) {
            publish(stage, Bundles.bundle(7, Instant.now(), Stage.AUTHORITY, NEW));
            awaitStatus(stage, "trusting bundle 7");
            move(stage, MOVED, 2);
            stage.awaitOnline();
            Arrival last = stage.readings("device").awaitMore(20);
            stage.readings("device").assertNothingMissing(last.sequence());
            assertEquals(0, stage.console().count("does not fit the broker"));
        }
    }

    @Test
    void staysWithTheOldAuthorityAsLongAsTheBrokerDoes() {
        try (Stage stage = stage("1.3")) {
            publish(stage, Bundles.bundle(7, Instant.now(), NEW));
            stage.console().expect("bundle 7 does not fit the broker");
            stage.awaitOnline();
            Arrival last = stage.readings("device").awaitMore(20);
            stage.readings("device").assertNothingMissing(last.sequence());
            stage.device().powerCycle();
            stage.console().expect("trusting \"CN=Scenario CA,O=Limpet\"");
            stage.console().expect("bundle 7 does not fit the broker");
            stage.awaitOnline();
            stage.readings("device").awaitMore(1);
            assertEquals(0, stage.console().count("trusting bundle 7"));
        }
    }

    private static Stage stage(String tlsVersion) {
        return Stage.with("tls.version=" + tlsVersion, "trust.topic=" + TOPIC, "trust.key=trust.pem",
                "trust.group=" + Bundles.GROUP, "trust.try-within=0s", "keep.memory=board")
                .resource("trust.pem", Bundles.KEY_PEM).observerTrusting(NEW)
                .broker(Mosquitto.Builder::persistent).observersQos(0).online();
    }

    private static void publish(Stage stage, byte[] bundle) {
        stage.observer().publish(TOPIC, bundle, 1, true);
    }

    private static void move(Stage stage, Identity server, int observersSubscriptions) {
        stage.stopBroker();
        stage.broker().certify(server);
        stage.startBroker(observersSubscriptions);
    }

    private static void awaitStatus(Stage stage, String message) {
        stage.observer().await(arrival -> arrival.topic().equals(Stage.STATUS_TOPIC)
                && arrival.payload().equals(message));
    }
}
