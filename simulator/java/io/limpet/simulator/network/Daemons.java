package io.limpet.simulator.network;

/** Starts the threads of the simulated world, none of which keeps the program alive. */
final class Daemons {

    private Daemons() {
    }

    static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
