package io.limpet.emulator;

import io.limpet.emulator.network.EmulatedNetwork;
import io.limpet.scenario.Ledger;
import io.limpet.scenario.Mosquitto;
import io.limpet.scenario.Observer;
import io.limpet.scenario.Transcript;
import io.limpet.simulator.DeviceConsole;
import io.limpet.simulator.network.NtpServer;
import io.limpet.simulator.network.SimulatedDns;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/**
 * What a story of a board without a virtual machine is played on.
 *
 * <pre>
 *   QEMU: the firmware's image --- emulated network --- Mosquitto (TLS, user and password, access list) --- observer
 *                                                       or whatever the story has in its place
 * </pre>
 *
 * Each has a hardware address of its own, and so its own client identifier. At the end the board's log must hold no
 * secret; it is left in build/scenario, together with the broker's.
 */
final class EmulatedStage implements AutoCloseable {

    static {
        SimulatedDns.install();   // before the JVM's first look-up
    }

    static final String HOST = "broker.limpet.test";
    static final String USER = Mosquitto.USER;
    static final String PASSWORD = Mosquitto.PASSWORD;

    static final CertificateAuthority AUTHORITY = CertificateAuthority.create("CN=Emulator CA,O=Limpet");

    /** The broker's, sound in every respect, for the board (by its name) and for the observer (by its address). */
    static final Identity SERVER = AUTHORITY.server(HOST, "127.0.0.1").issue();

    private static final String MACHINE = "mps2-an500";
    private static final int BROKER_PORT = 8883;
    private static final String NTP_HOST = "ntp.limpet.test";
    private static final int NTP_PORT = 123;

    private final Mosquitto broker;
    private final Observer observer;
    private final NtpServer ntpServer = new NtpServer(InetAddress.getLoopbackAddress());
    private final EmulatedNetwork network = new EmulatedNetwork();
    private final EmulatedBoard board;
    private final String name;

    private EmulatedStage(Path image, UnaryOperator<Qemu> options, Mosquitto broker, int brokerPort) {
        this.broker = broker;
        this.observer = broker == null ? null : new Observer(broker, AUTHORITY);
        String hardwareAddress = "525400" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt(), 6);
        this.name = "limpet-" + hardwareAddress;
        network.tcp(HOST, BROKER_PORT, brokerPort).udp(NTP_HOST, NTP_PORT, ntpServer.port());
        board = new EmulatedBoard(options.apply(new Qemu(MACHINE, image, hardwareAddress)), network);
    }

    /** A sound Mosquitto, and an observer at it. The board is off. */
    static EmulatedStage with(Path image) {
        return with(image, Mosquitto.with(SERVER));
    }

    static EmulatedStage with(Path image, Mosquitto.Builder broker) {
        return with(image, UnaryOperator.identity(), broker);
    }

    /** The same with more on QEMU's command line. */
    static EmulatedStage with(Path image, UnaryOperator<Qemu> options) {
        return with(image, options, Mosquitto.with(SERVER));
    }

    private static EmulatedStage with(Path image, UnaryOperator<Qemu> options, Mosquitto.Builder broker) {
        Mosquitto started = broker.start();
        return new EmulatedStage(image, options, started, started.port());
    }

    /** Something else listens at that port of this machine; there is no observer. */
    static EmulatedStage with(Path image, int brokerPort) {
        return with(image, UnaryOperator.identity(), brokerPort);
    }

    /** The same with more on QEMU's command line. */
    static EmulatedStage with(Path image, UnaryOperator<Qemu> options, int brokerPort) {
        return new EmulatedStage(image, options, null, brokerPort);
    }

    EmulatedBoard board() {
        return board;
    }

    DeviceConsole console() {
        return board.console();
    }

    EmulatedNetwork network() {
        return network;
    }

    Mosquitto broker() {
        return broker;
    }

    Observer observer() {
        return observer;
    }

    /** What has arrived of a sensor. */
    Ledger readings(String sensor) {
        return new Ledger(observer, topic(sensor));
    }

    String topic(String sensor) {
        return "limpet/" + name + "/" + sensor;
    }

    void awaitOnline() {
        console().expect("online as \"" + name + "\"");
    }

    @Override
    public void close() throws IOException {
        board.close();
        network.close();
        ntpServer.close();
        if (broker != null) {
            observer.close();
            broker.close();
        }
        Transcript.write(console().messages(), broker == null ? List.of() : broker.log());
        Transcript.assertNoSecretIn(console().messages());
    }
}
