package io.limpet.endurance;

import io.limpet.emulator.EmulatedBoard;
import io.limpet.emulator.Qemu;
import io.limpet.emulator.network.EmulatedNetwork;
import io.limpet.image.BoardFile;
import io.limpet.image.Image;
import io.limpet.image.ImageBuilder;
import io.limpet.scenario.Arrival;
import io.limpet.scenario.Mosquitto;
import io.limpet.simulator.network.NtpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The image without a virtual machine in QEMU, its outbox in the board's EEPROM.
 *
 * <p>In each life it is warmer by a sixteenth of a degree at its TMP105: so each reading tells of which life it is.
 * What it has accepted is heard on the I2C bus, as by {@link I2cEar}, through QEMU's own trace of the bus.
 */
final class EmulatedLives implements CutDevice {

    private static final Path PROJECT = Path.of(System.getProperty("limpet.home", ""));
    private static final String SENSOR = "tmp105";
    private static final String TOPIC = "limpet/e/" + SENSOR;
    private static final int BROKER_PORT = 8883;
    private static final String NTP_HOST = "ntp.limpet.test";
    private static final int NTP_PORT = 123;

    /** Each way: so slow that there is always something under way, and there are few readings in a second. */
    private static final Duration DELAY = Duration.ofMillis(200);

    private static final String ONLINE = "online as";
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int STEPS_OF_A_DEGREE = 16;

    /** What the start of a measurement, and the result's register, look like in the trace: SLLS648, table 4. */
    private static final Pattern SENT = Pattern.compile(".*i2c_send .*addr:0x48\\) data:0x(\\w\\w)");
    private static final int ONE_SHOT = 0xe1;
    private static final int REGISTER_TEMPERATURE = 0x00;

    private static final List<String> SETTINGS = List.of("device.id=e", "mqtt.host=" + World.HOST,
            "mqtt.username=" + Mosquitto.USER, "mqtt.password=" + Mosquitto.PASSWORD, "mqtt.keep-alive=10s",
            "mqtt.timeout=5s", "connect.timeout=5s", "sensor.enabled=" + SENSOR, "publish.interval=310ms",
            "outbox.capacity=40", "outbox.message-bytes=128", "backoff.initial=50ms", "backoff.maximum=500ms",
            "outbox.memory=24c32");

    private final World world;
    private final NtpServer ntpServer = new NtpServer(InetAddress.getLoopbackAddress());
    private final EmulatedNetwork network = new EmulatedNetwork();
    private final EmulatedBoard board;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Path trace;
    private final Set<ReadingNumber> before = new LinkedHashSet<>();
    private int life;
    private long onlineBefore;

    /** Builds the image first, which takes a minute or two where none has been built yet. */
    EmulatedLives(World world, int qos, String storage) throws Exception {
        this.world = world;
        trace = world.folder().resolve("i2c.trace");
        world.link().delay(DELAY);
        network.tcp(World.HOST, BROKER_PORT, world.link().address().getPort())
                .udp(NTP_HOST, NTP_PORT, ntpServer.port());
        Qemu qemu = new Qemu(Image.USUAL_BOARD, image(qos, storage), World.SERIAL_NUMBER)
                .with("-trace", "i2c_send", "-D", trace.toString());
        board = new EmulatedBoard(qemu, network);
        board.listenToEnd(code -> ended.countDown());
    }

    private Path image(int qos, String storage) throws Exception {
        List<String> settings = new ArrayList<>(SETTINGS);
        settings.addAll(List.of("mqtt.qos=" + qos, "outbox.storage=" + storage));
        return ImageBuilder.of(PROJECT, BoardFile.read(PROJECT, Image.USUAL_BOARD)).main(ImageBuilder.FIRMWARE)
                .resources(World.configuration(world.folder(), Image.USUAL_BOARD, settings).flash())
                .into(PROJECT.resolve("build").resolve("endurance").resolve("image-" + qos))
                .progress(line -> { }).build().elf();
    }

    @Override
    public String name() {
        return "Limpet, image in QEMU, outbox in EEPROM";
    }

    @Override
    public double readingsPerSecond() {
        return 3.2;
    }

    @Override
    public Duration bootTime() {
        return Duration.ofMillis(3500);
    }

    @Override
    public void powerOn() throws IOException {
        life++;
        onlineBefore = board.console().count(ONLINE);
        world.link().setDevicePower(true);
        board.setTemperature((life + 0.5) / STEPS_OF_A_DEGREE);
        board.powerOn();
    }

    @Override
    public void awaitOnline() throws IOException {
        long deadlineNanos = System.nanoTime() + ONLINE_MAX.toNanos();
        while (board.console().count(ONLINE) == onlineBefore) {
            if (System.nanoTime() > deadlineNanos) {
                throw new IOException(name() + " did not come online. It said:\n" + board.console().lastLines());
            }
            live(LOOK);
        }
    }

    @Override
    public void live(Duration time) throws IOException {
        try {
            if (ended.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(name() + " has ended by itself: " + String.join("; ", board.complaints()));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void cut() throws IOException {
        world.link().setDevicePower(false);
        board.powerOff();
        before.addAll(heard());
        Files.deleteIfExists(trace);
    }

    @Override
    public Set<ReadingNumber> accepted() throws IOException {
        Set<ReadingNumber> all = new LinkedHashSet<>(before);
        all.addAll(heard());
        return all;
    }

    /** Which readings had been taken in this life before the last measurement began. */
    private Set<ReadingNumber> heard() throws IOException {
        Set<ReadingNumber> numbers = new LinkedHashSet<>();
        long reads = 0;
        for (String line : Files.exists(trace) ? Files.readAllLines(trace) : List.<String>of()) {
            Matcher sent = SENT.matcher(line);
            if (!sent.matches()) {
                continue;
            }
            int value = Integer.parseInt(sent.group(1), 16);
            if (value == REGISTER_TEMPERATURE) {
                reads++;
            } else if (value == ONE_SHOT && reads > 0) {
                numbers.add(new ReadingNumber(life, SENSOR, reads));
            }
        }
        return numbers;
    }

    @Override
    public long refused() {
        return Dropped.most(board.console().messages());
    }

    @Override
    public ReadingNumber numberOf(Arrival arrival) {
        if (!arrival.topic().equals(TOPIC)) {
            return null;
        }
        int itsLife = (int) Math.round(arrival.number("temperature_C") * STEPS_OF_A_DEGREE);
        return new ReadingNumber(itsLife, SENSOR, arrival.sequence());
    }

    @Override
    public void close() throws IOException {
        board.close();
        network.close();
        ntpServer.close();
        Files.write(world.folder().resolveSibling(getClass().getSimpleName() + ".log"), board.console().messages());
    }
}
