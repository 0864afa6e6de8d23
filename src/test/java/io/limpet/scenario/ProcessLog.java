package io.limpet.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The lines that processes print, one life after the other, gathered as they come. */
public final class ProcessLog {

    private final List<String> lines = new ArrayList<>();
    private Process current;

    /** Listens to a process; the lines of those before it are kept. */
    public void follow(Process process) {
        synchronized (this) {
            current = process;
        }
        Thread reader = new Thread(() -> gather(process), "process log");
        reader.setDaemon(true);
        reader.start();
    }

    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    public synchronized String line(int number) {
        return lines.get(number);
    }

    public synchronized int size() {
        return lines.size();
    }

    /** Waits for a line from this one on; false when the process ends or the time is over without it. */
    public synchronized boolean await(int from, long timeoutMillis, Predicate<String> fits) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        int next = from;
        while (true) {
            for (; next < lines.size(); next++) {
                if (fits.test(lines.get(next))) {
                    return true;
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (current == null || left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void gather(Process process) {
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add(e.toString());
        }
        ended(process);
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void ended(Process process) {
        if (current == process) {
            current = null;
        }
        notifyAll();
    }
}
