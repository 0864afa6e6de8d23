package io.limpet.endurance;

import java.time.Duration;
import java.util.List;

/**
 * Eclipse Paho's Java client with all that it has for this: file persistence, a persistent session, automatic
 * reconnection, and a buffer for the time offline that is persistent too.
 */
final class PahoLives extends ProcessDevice {

    private final int qos;

    PahoLives(World world, int qos) {
        super(world, "limpet/paho/");
        this.qos = qos;
    }

    @Override
    public String name() {
        return "Paho Java 1.2.5, file persistence";
    }

    @Override
    public double readingsPerSecond() {
        return 1000.0 / PahoLife.READING_MILLIS;
    }

    @Override
    public Duration bootTime() {
        return Duration.ofMillis(1000);
    }

    /** What it refuses is offered again until it takes it. */
    @Override
    public long refused() {
        return 0;
    }

    @Override
    Class<?> main() {
        return PahoLife.class;
    }

    @Override
    List<String> arguments() {
        return List.of(topicOfThisLife(), Integer.toString(qos));
    }

    @Override
    String onlineSign() {
        return PahoLife.ONLINE;
    }
}
