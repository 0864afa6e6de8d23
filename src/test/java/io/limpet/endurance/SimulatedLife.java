package io.limpet.endurance;

import io.limpet.scenario.Mosquitto;
import io.limpet.simulator.DeviceBuilder;
import io.limpet.simulator.SimulatedDevice;
import io.limpet.simulator.config.ConfigurationLayers;
import io.limpet.simulator.memory.SimulatedMemory;
import io.limpet.simulator.network.SimulatedDns;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * One life of {@link SimulatedLives}: a process that boots the simulated board, and waits to be killed. It answers each
 * line of its standard input with the heap that it has in use.
 */
final class SimulatedLife {

    /** Nobody wants to wait. */
    static final List<String> SETTINGS = List.of("device.id=limpet-7", "mqtt.host=" + World.HOST,
            "mqtt.username=" + Mosquitto.USER, "mqtt.password=" + Mosquitto.PASSWORD, "mqtt.keep-alive=10s",
            "mqtt.timeout=5s", "connect.timeout=5s", "sensor.enabled=bme280,device", "publish.interval=10ms",
            "outbox.capacity=2000", "backoff.initial=10ms", "backoff.maximum=200ms");

    /** A quarter of a megabyte of an ESP32's flash, which encrypts 16 bytes at once. */
    private static final int SECTORS = 64;
    private static final int SECTOR_BYTES = 4096;
    private static final int UNIT_BYTES = 16;

    private SimulatedLife() {
    }

    /** Arguments: the world's folder, the link's port, the number of this life, then settings. */
    public static void main(String[] arguments) throws Exception {
        SimulatedDevice device = boot(arguments);
        Leash.hold(line -> System.out.println(heap(device)));
    }

    /** What the process has in use after a garbage collection, and the firmware's own objects, in bytes. */
    private static String heap(SimulatedDevice device) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        try {
            return "heap " + (runtime.totalMemory() - runtime.freeMemory()) + " firmware "
                    + FirmwareHeap.bytes(device);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SimulatedDevice boot(String[] arguments) throws Exception {
        SimulatedDns.install();
        Path folder = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        Witness witness = new Witness(ProcessDevice.acceptedFile(folder), Integer.parseInt(arguments[2]));
        List<String> settings = List.of(arguments).subList(3, arguments.length);
        SimulatedDevice device = new DeviceBuilder().serialNumber(World.SERIAL_NUMBER).batteryClock()
                .nonVolatile(SimulatedMemory.flash(SECTORS, SECTOR_BYTES, UNIT_BYTES))
                .configuration(World.configuration(folder, ConfigurationLayers.SIMULATOR, settings))
                .memoryFile(folder.resolve("flash"))
                .broker(() -> new InetSocketAddress(World.ADDRESS, port)).build();
        device.console().listen(System.out::println);
        device.listenToEnd(() -> Runtime.getRuntime().halt(1));
        device.i2cBus().listen(new I2cEar(witness));
        device.powerOn();
        return device;
    }
}
