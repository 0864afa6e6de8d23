package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.limpet.simulator.network.LoopbackAddress;
import io.limpet.simulator.network.SimulatedLink;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** What is between the device and its broker fails and comes back, piece by piece; no reading is lost by it. */
class NetworkScenario {

    @Test
    void wifiGoesAndComesBack() {
        try (Stage stage = Stage.with("outbox.capacity=1000").online()) {
            stage.readings("device").await(5);
            stage.device().surroundings().setWifi(false);
            stage.console().expect("link     lost");
            stage.console().expect("\"limpet-lab\"");   // not in reach: the scan has said so
            stage.device().surroundings().setWifi(true);
            stage.console().expect("wi-fi \"limpet-lab\" (-52 dBm), address");
            assertOnlineAndNothingMissing(stage);
        }
    }

    @Test
    void theAccessPointHasAnotherPassphraseForAWhile() {
        try (Stage stage = Stage.with().open()) {
            stage.device().surroundings().accessPoints().get(0).setPassphrase("changed yesterday");
            stage.device().powerOn();
            stage.console().expect("Check wifi.passphrase");
            stage.console().expect("the same again");
            assertEquals(1, stage.console().count("Check wifi.passphrase"));
            stage.device().surroundings().accessPoints().get(0).setPassphrase("barnacle-bay");
            assertOnlineAndNothingMissing(stage);
        }
    }

    /** Readings are taken while the device waits for its address, and are all there when it has got one. */
    @Test
    void dhcpDoesNotAnswerForAWhile() {
        try (Stage stage = Stage.with("publish.interval=1s").open()) {
            stage.device().surroundings().setDhcp(false);
            stage.device().powerOn();
            stage.console().expect("no address from DHCP within 20 s");
            stage.device().surroundings().setDhcp(true);
            stage.awaitOnline();
            Arrival last = stage.readings("device").await(20);
            stage.readings("device").assertNothingMissing(last.sequence());
        }
    }

    @Test
    void dnsDoesNotAnswerForAWhile() {
        try (Stage stage = Stage.with().open()) {
            stage.device().setDns(false);
            stage.device().powerOn();
            stage.console().expect("DNS: \"" + Stage.HOST + "\" has no address, or no name server answered");
            stage.console().expect("the same again");
            stage.device().setDns(true);
            assertOnlineAndNothingMissing(stage);
        }
    }

    @Test
    void dnsFailsWhileTheBrokerRestarts() {
        try (Stage stage = Stage.with().online()) {
            stage.readings("device").await(5);
            stage.device().setDns(false);
            stage.link().cut();
            stage.console().expect("DNS: ");
            stage.device().setDns(true);
            assertOnlineAndNothingMissing(stage);
        }
    }

    @Test
    void theTimeServerCannotBeAskedForAWhile() {
        try (Stage stage = Stage.with().withoutBatteryClock().open()) {
            stage.device().setDns(false);
            stage.device().powerOn();
            stage.console().expect("SNTP: cannot ask ntp.limpet.test");
            assertEquals(0, stage.link().connectionCount(), "no certificate can be judged without a date");
            stage.device().setDns(true);
            stage.console().expect("set to ");
            stage.awaitOnline();
            assertNotNull(stage.readings("device").await(1).value("uptime"), "taken before the time was known");
        }
    }

    @Test
    void theBrokerMovesToAnotherAddress() {
        try (Stage stage = Stage.with().online(); SimulatedLink elsewhere = linkTo(stage)) {
            stage.readings("device").await(5);
            stage.link().refuse();
            stage.console().expect("Connection refused");
            stage.device().setHost(Stage.HOST, elsewhere.address().getAddress());
            stage.console().expect(elsewhere.address().getAddress().getHostAddress());
            assertOnlineAndNothingMissing(stage);
        }
    }

    @Test
    void theFirstOfSeveralAddressesIsDead() {
        try (Stage stage = Stage.with().open()) {
            stage.device().setHost(Stage.HOST, LoopbackAddress.any(), LoopbackAddress.any(),
                    stage.link().address().getAddress());
            stage.device().powerOn();
            assertOnlineAndNothingMissing(stage);
            assertEquals(0, stage.console().count("refused"), "one attempt was enough");
        }
    }

    /** It accepts the connection and is silent from then on: the next attempt begins with another address. */
    @Test
    void theFirstOfSeveralAddressesHangs() {
        try (Stage stage = Stage.with("connect.timeout=500ms").open(); SimulatedLink hanging = linkTo(stage)) {
            hanging.goHalfOpen();
            stage.device().setHost(Stage.HOST, hanging.address().getAddress(), stage.link().address().getAddress());
            stage.device().powerOn();
            stage.console().expect("accepted the connection and then said nothing");
            assertOnlineAndNothingMissing(stage);
        }
    }

    private static SimulatedLink linkTo(Stage stage) {
        return new SimulatedLink(LoopbackAddress.any(), stage.link().address().getPort(),
                () -> new InetSocketAddress(InetAddress.getLoopbackAddress(), stage.broker().port()));
    }

    private static void assertOnlineAndNothingMissing(Stage stage) {
        stage.awaitOnline();
        Arrival last = stage.readings("device").awaitMore(10);
        stage.readings("device").assertNothingMissing(last.sequence());
    }
}
