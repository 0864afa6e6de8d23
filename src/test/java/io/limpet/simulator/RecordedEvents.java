package io.limpet.simulator;

import io.limpet.simulator.panel.DeviceEvents;
import io.limpet.simulator.panel.Message;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes down what a watcher is told, one line each, and waits for lines. */
final class RecordedEvents implements DeviceEvents {

    private final List<String> lines = new ArrayList<>();

    /** All so far. */
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** How many lines there are: where to read on. */
    synchronized int size() {
        return lines.size();
    }

    /** The first line from there on that begins so, when it comes; its number. */
    int await(String beginning, int from) {
        Await.until("\"" + beginning + "\" behind " + from + " of\n" + String.join("\n", lines()),
                () -> find(beginning, from) >= 0);
        return find(beginning, from);
    }

    /** Waits for each of them in turn. */
    int awaitInOrder(int from, String... beginnings) {
        int at = from;
        for (String beginning : beginnings) {
            at = await(beginning, at) + 1;
        }
        return at;
    }

    synchronized String line(int number) {
        return lines.get(number);
    }

    /** How many lines begin so. */
    synchronized long count(String beginning) {
        return lines.stream().filter(line -> line.startsWith(beginning)).count();
    }

    private synchronized int find(String beginning, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).startsWith(beginning)) {
                return i;
            }
        }
        return -1;
    }

    private synchronized void add(String line) {
        lines.add(line);
    }

    private static String text(Message message) {
        return message.topic() + " " + new String(message.payload(), StandardCharsets.UTF_8);
    }

    private static String subjects(List<X509Certificate> chain) {
        return chain.stream().map(each -> each.getSubjectX500Principal().getName()).collect(Collectors.joining("; "));
    }

    @Override
    public void booted(boolean byWatchdog) {
        add("booted " + byWatchdog);
    }

    @Override
    public void powerLost() {
        add("powerLost");
    }

    @Override
    public void line(String text) {
        add("line " + text);
    }

    @Override
    public void noted(String text) {
        add("noted " + text);
    }

    @Override
    public void turn(String state, long backoffLeftMillis, String lastFailure, int waiting, int inJournal) {
        String line = "turn " + state + " waiting " + waiting + " journal " + inJournal + " left "
                + (backoffLeftMillis > 0) + " failure " + lastFailure;
        synchronized (this) {
            if (lines.isEmpty() || !lines.get(lines.size() - 1).equals(line)) {
                lines.add(line);
            }
        }
    }

    @Override
    public void found(List<Message> waiting) {
        add("found " + waiting.size() + waiting.stream().map(message -> " " + text(message))
                .collect(Collectors.joining()));
    }

    @Override
    public void sampled(Message reading) {
        add("sampled " + text(reading));
    }

    @Override
    public void dropped(Message reading) {
        add("dropped " + text(reading));
    }

    @Override
    public void acknowledged(Message reading) {
        add("acknowledged " + text(reading));
    }

    @Override
    public void received(Message message) {
        add("received " + text(message));
    }

    @Override
    public void connecting(String host, int port) {
        add("connecting " + host + ":" + port);
    }

    @Override
    public void presented(List<X509Certificate> chain, String name) {
        add("presented " + name + " by " + subjects(chain) + " of "
                + chain.get(chain.size() - 1).getIssuerX500Principal().getName());
    }

    @Override
    public void verified(String description, String cipherSuite, String anchor, List<X509Certificate> chain) {
        add("verified " + description + " " + cipherSuite + " anchor " + anchor + " chain " + subjects(chain));
    }

    @Override
    public void refused(String message) {
        add("refused " + message);
    }

    @Override
    public void sent(byte[] bytes, int offset, int length) {
        add("sent " + (bytes[offset] >> 4 & 0x0f) + " bytes " + length);
    }

    @Override
    public void got(byte[] bytes, int offset, int length) {
        add("got " + (bytes[offset] >> 4 & 0x0f) + " bytes " + length);
    }

    @Override
    public void closed() {
        add("closed");
    }
}
