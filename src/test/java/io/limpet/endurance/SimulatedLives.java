package io.limpet.endurance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The simulated board, which runs the unchanged firmware of a MicroEJ board. Its flash is a file. */
final class SimulatedLives extends ProcessDevice {

    private final int qos;
    private final String storage;
    private final String[] settings;

    /**
     * A device that has not been switched on yet.
     *
     * @param storage {@code journal} or {@code ram}
     * @param settings more of them, {@code "key=value"} each
     */
    SimulatedLives(World world, int qos, String storage, String... settings) {
        super(world, "limpet/simulated/");
        this.qos = qos;
        this.storage = storage;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "Limpet, simulated board, outbox in " + (storage.equals("ram") ? "RAM" : "flash");
    }

    /** Of two sensors, every 20 ms: of the interval's slots, the BME280 takes one. */
    @Override
    public double readingsPerSecond() {
        return 100;
    }

    @Override
    public Duration bootTime() {
        return Duration.ofMillis(1500);
    }

    @Override
    public long refused() {
        return Dropped.most(log());
    }

    @Override
    Class<?> main() {
        return SimulatedLife.class;
    }

    @Override
    List<String> arguments() {
        List<String> all = new ArrayList<>(SimulatedLife.SETTINGS);
        all.addAll(List.of("mqtt.qos=" + qos, "outbox.storage=" + storage,
                "mqtt.topic=" + topicOfThisLife() + "/${sensor}"));
        all.addAll(List.of(settings));
        return all;
    }

    @Override
    String onlineSign() {
        return "online as";
    }
}
