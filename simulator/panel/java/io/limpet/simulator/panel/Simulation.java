package io.limpet.simulator.panel;

/** What the panel may ask of a simulation, and do to it. From any thread; nothing here waits for the device. */
public interface Simulation {

    /** What stays the same as long as the run lasts. */
    Facts facts();

    /** How the world is now: asked ten times a second. */
    World world();

    /**
     * Does what a person could have typed where the run was started: {@code "wifi off"}. May take as long as what it
     * does.
     *
     * @return what there is to say about it, in one or more lines
     */
    String run(String command);
}
