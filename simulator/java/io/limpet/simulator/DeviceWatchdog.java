package io.limpet.simulator;

import io.limpet.simulator.natives.WatchdogNatives;
import java.util.BitSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The watchdog of one life of a device. When it bites, that life ends and another begins. */
final class DeviceWatchdog implements WatchdogNatives {

    private static final int CHECKPOINTS_MAX = 32;

    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watchdogs");
        thread.setDaemon(true);
        return thread;
    });

    private final int timeoutMillis;
    private final boolean causedLastReset;
    private final Runnable onBite;

    private final BitSet registered = new BitSet();
    private final BitSet passed = new BitSet();
    private boolean running;
    private long lastRefreshNanos;
    private ScheduledFuture<?> check;

    DeviceWatchdog(int timeoutMillis, boolean causedLastReset, Runnable onBite) {
        this.timeoutMillis = timeoutMillis;
        this.causedLastReset = causedLastReset;
        this.onBite = onBite;
    }

    @Override
    public synchronized void init() {
        running = false;
        registered.clear();
        passed.clear();
        if (check != null) {
            check.cancel(false);
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        lastRefreshNanos = System.nanoTime();
        check = TIMER.schedule(this::look, timeoutMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        init();
    }

    @Override
    public synchronized int registerCheckpoint() {
        int free = registered.nextClearBit(0);
        if (free >= CHECKPOINTS_MAX) {
            return -1;
        }
        registered.set(free);
        return free;
    }

    @Override
    public synchronized void unregisterCheckpoint(int checkpoint) {
        registered.clear(checkpoint);
    }

    @Override
    public synchronized void checkpoint(int checkpoint) {
        passed.set(checkpoint);
        BitSet missing = (BitSet) registered.clone();
        missing.andNot(passed);
        if (missing.isEmpty()) {
            passed.clear();
            lastRefreshNanos = System.nanoTime();
        }
    }

    /** Whether it was fed in time; if so, looks again when that will be too long ago. */
    private synchronized void look() {
        if (!running) {
            return;
        }
        long leftMillis = timeoutMillis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastRefreshNanos);
        if (leftMillis <= 0) {
            running = false;
            onBite.run();
        } else {
            check = TIMER.schedule(this::look, leftMillis, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public boolean isResetCause() {
        return causedLastReset;
    }

    @Override
    public int timeoutMillis() {
        return timeoutMillis;
    }
}
