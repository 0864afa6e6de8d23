package io.limpet.simulator.panel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A simulation that simulates nothing, and remembers what it was asked to do. */
final class FakeSimulation implements Simulation {

    final List<String> commands = new CopyOnWriteArrayList<>();

    /** {@code "hang"} waits for it. */
    final CountDownLatch goOn = new CountDownLatch(1);

    private final Facts facts;
    private volatile World world = world(1);

    FakeSimulation() {
        this(true);
    }

    FakeSimulation(boolean embedded) {
        Fault cut = new Fault("power", "Power", "Power cut", "takes it away",
                List.of(new Fault.Choice("", "Cut", "power cut")));
        facts = new Facts("limpet-1", "Limpet 0.1.0", "broker.limpet.test:8883", embedded, false, "limpet-lab", 1000,
                1000, false, "drop-oldest", List.of("tmp105"), List.of(cut));
    }

    static World world(int boots) {
        return new World(true, boots, false, false, false, 0, Map.of(), List.of(), List.of());
    }

    void become(World world) {
        this.world = world;
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public World world() {
        return world;
    }

    @Override
    public String run(String command) {
        commands.add(command);
        if (command.equals("fail")) {
            throw new IllegalStateException("a secret of the simulator");
        }
        if (command.equals("hang")) {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return command + ": done in " + Thread.currentThread().getName();
    }
}
