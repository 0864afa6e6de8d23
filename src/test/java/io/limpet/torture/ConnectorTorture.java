package io.limpet.torture;

import io.limpet.board.Clock;
import io.limpet.board.ConnectException;
import io.limpet.board.Connection;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;
import io.limpet.microej.TestClock;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The contract for a connector that runs on this JVM: trials beside each other, each with a connector of its own. */
abstract class ConnectorTorture extends TortureContract {

    private static final int STEP_MILLIS = 100;
    private static final int AT_A_TIME = 4;

    /** A connector for this thread, whose date is today's. */
    abstract SecureConnector connector(Clock clock);

    /** When a trial is over, in its thread. */
    void leave() {
    }

    @Override
    Map<Trial, Played> play(List<Trial> trials) throws Exception {
        Map<Trial, Played> played = new HashMap<>();
        playAll(trials.stream().filter(each -> !each.play().endless()).toList(), AT_A_TIME, played);
        List<Trial> endless = trials.stream().filter(each -> each.play().endless()).toList();
        playAll(endless, Math.max(1, endless.size()), played);
        return played;
    }

    /** What has not ended by then is ended by the server. */
    private void playAll(List<Trial> trials, int atATime, Map<Trial, Played> played) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(atATime);
        try (Brokers brokers = new Brokers(trials)) {
            Map<Trial, Future<Attempt>> attempts = new HashMap<>();
            for (Trial each : trials) {
                attempts.put(each, threads.submit(() -> attempt(each, brokers.port(each))));
            }
            threads.shutdown();
            long limitMillis = trials.stream().mapToLong(Trial::timeoutMillis).max().orElse(0) + 2 * SLACK_MILLIS;
            if (!threads.awaitTermination(trials.size() > atATime ? 120_000 : limitMillis, TimeUnit.MILLISECONDS)) {
                brokers.close();
            }
            for (Trial each : trials) {
                Attempt attempt = attempts.get(each).get(60, TimeUnit.SECONDS);
                played.put(each, new Played(attempt, brokers.encounters(each)));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Attempt attempt(Trial trial, int port) throws IOException {
        Clock clock = new TestClock();
        SecureConnector connector = connector(clock);
        long begunMillis = clock.uptimeMillis();
        try {
            connector.start(ADDRESS, port, new TlsSettings(NAME, trial.version(), CASES.trustedDer(), null, null),
                    trial.timeoutMillis());
            Connection connection = null;
            while (connection == null) {
                connection = connector.advance(clock.uptimeMillis() + STEP_MILLIS);
            }
            Attempt attempt = new Attempt(null, null, clock.uptimeMillis() - begunMillis);
            introduce(connection, clock);
            return attempt;
        } catch (ConnectException e) {
            return new Attempt(e.reason(), e.getMessage(), clock.uptimeMillis() - begunMillis);
        } finally {
            leave();
        }
    }

    /** As MQTT begins, until the broker has answered or gone. */
    private static void introduce(Connection connection, Clock clock) {
        try {
            long deadlineMillis = clock.uptimeMillis() + SLACK_MILLIS;
            connection.send(CONNECT, 0, CONNECT.length, deadlineMillis);
            connection.receive(new byte[4], 0, 4, deadlineMillis);
            // What else it wants is heeded as well: a new handshake comes behind the acknowledgement.
            connection.receive(new byte[4], 0, 4, clock.uptimeMillis() + STEP_MILLIS);
        } catch (IOException e) {
            // Whether the broker got it is the broker's to say.
        } finally {
            connection.close();
        }
    }
}
