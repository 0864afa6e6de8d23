package io.limpet.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The other end of the device's serial line: hears each line and remembers them all.
 *
 * <p>{@link #expect} reads on as a person does: it waits for a line after the one that was expected last. A message
 * that the device broke into several lines counts as one.
 */
public final class DeviceConsole {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LINES_SHOWN = 40;

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final List<String> messages = new ArrayList<>();

    /** The first message that {@link #expect} has not read yet. */
    private int next;

    /** Calls back with each line as it is written, in the device's thread. */
    public void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** A line that the device has written. */
    public void write(String line) {
        listeners.forEach(listener -> listener.accept(line));
        synchronized (this) {
            if (line.startsWith("   ") && !line.isBlank() && !messages.isEmpty()) {
                int last = messages.size() - 1;
                messages.set(last, messages.get(last) + " " + line.trim());
            } else {
                messages.add(line);
            }
            notifyAll();
        }
    }

    /** All messages since the device was made. */
    public synchronized List<String> messages() {
        return List.copyOf(messages);
    }

    /** Whether any message so far has this in it. */
    public synchronized boolean has(String fragment) {
        return messages.stream().anyMatch(message -> message.contains(fragment));
    }

    /** How many messages so far have this in them. */
    public synchronized long count(String fragment) {
        return messages.stream().filter(message -> message.contains(fragment)).count();
    }

    /** Reads on until a message has this in it, for half a minute at most, and returns that message. */
    public String expect(String fragment) {
        return expect(PATIENCE, "\"" + fragment + "\"", message -> message.contains(fragment));
    }

    /** Reads on until a message fits. */
    public synchronized String expect(Duration patience, String description, Predicate<String> fits) {
        long deadline = System.nanoTime() + patience.toNanos();
        int from = next;
        while (true) {
            for (; next < messages.size(); next++) {
                String message = messages.get(next);
                if (fits.test(message)) {
                    next++;
                    return message;
                }
            }
            // The last message may still grow.
            next = Math.max(from, messages.size() - 1);
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                throw new AssertionError("the device did not say " + description + " within " + patience.toSeconds()
                        + " s. It said:\n" + lastLines());
            }
            try {
                wait(leftMillis);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What was said last, for whoever has to say why something did not come. */
    public synchronized String lastLines() {
        int first = Math.max(0, messages.size() - LINES_SHOWN);
        return String.join("\n", messages.subList(first, messages.size()));
    }
}
