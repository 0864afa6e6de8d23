package io.limpet.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.broker.BrokerCertificates;
import io.limpet.simulator.broker.EmbeddedBroker;
import io.limpet.simulator.broker.ReceivedMessage;
import io.limpet.simulator.broker.ShownCertificate;
import io.limpet.simulator.broker.Subscriber;
import io.limpet.simulator.config.ConfigurationLayers;
import io.limpet.simulator.config.EffectiveConfiguration;
import io.limpet.simulator.console.CommandTable;
import io.limpet.simulator.network.SimulatedDns;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BrokerSideTest {

    private final StringWriter said = new StringWriter();
    private final Goal goal = new Goal(1L);
    private final BlockingQueue<ReceivedMessage> received = new LinkedBlockingQueue<>();
    private BrokerCertificates certificates;
    private BrokerSide side;
    private CommandTable commands;

    @BeforeAll
    static void resolveTheSimulatedNames() {
        SimulatedDns.install();
    }

    @BeforeEach
    void make(@TempDir Path directory) throws Exception {
        certificates = BrokerCertificates.in(directory);
        EffectiveConfiguration effective = ConfigurationLayers.read(ConfigurationOptions.project(),
                ConfigurationLayers.SIMULATOR, List.of(), List.of("sensor.enabled=tmp105"))
                .provide("ca/broker.pem", certificates.authorityPem()).effective("24ec4a0102fe");
        PrintWriter writer = new PrintWriter(said, true);
        side = BrokerSide.embedded(new Screen(writer, writer, false), goal,
                new EmbeddedSetup(effective, new EmbeddedBroker(certificates), certificates));
        side.listen(received::add);
        commands = new CommandTable().add(side.commands(running -> { }));
        side.start();
    }

    @AfterEach
    void takeItDown() throws Exception {
        side.close();
        side.broker().close();
    }

    @Test
    void whatIsTypedWhileItStartsIsDoneWhenItHasStarted() {
        commands.run("broker certificate other-authority");
        assertEquals(ShownCertificate.OTHER_AUTHORITY, side.broker().shown());
        assertTrue(side.broker().isRunning());
        assertEquals("", said.toString());
    }

    @Test
    void afterARestartTheFirstMessageIsNotMissed() throws Exception {
        for (int i = 1; i <= 3; i++) {
            commands.run("broker restart");
            side.awaitReady();
            publish("round " + i);
            ReceivedMessage message = received.poll(10, TimeUnit.SECONDS);
            assertTrue(message != null && message.text().equals("round " + i), "missed in round " + i);
        }
    }

    @Test
    void waitsForNoSubscriberThatTheCertificateKeepsAway() {
        commands.run("broker certificate wrong-name");
        long begin = System.nanoTime();
        side.awaitReady();
        long millis = (System.nanoTime() - begin) / 1_000_000;
        assertTrue(millis < 1_000, millis + " ms");
        assertNull(received.poll());
    }

    private void publish(String text) throws Exception {
        try (Subscriber publisher = new Subscriber(side.broker().uri(), certificates.clientContext(), each -> { })) {
            publisher.start();
            publisher.publish("a/b", text.getBytes(StandardCharsets.UTF_8), 1, false);
        }
    }
}
