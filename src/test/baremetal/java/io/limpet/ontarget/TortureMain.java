package io.limpet.ontarget;

import io.limpet.board.Clock;
import io.limpet.board.ConnectException;
import io.limpet.board.Connection;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;
import java.io.IOException;

/**
 * Connects to one broker after another, as the host has it in flash, and says of each how it went
 * (io.limpet.target.TortureOnTarget):
 *
 * <pre>
 *   torture.trials   "name port version timeoutMillis\n" for each
 *   torture.host, torture.name, torture.utc, torture.anchors, torture.connect (what MQTT begins with)
 *
 *   test expired/1.2: EXPIRED 812 TLS: 10.0.2.2:40123 refused: ...
 *   test right/1.2: connected 805
 * </pre>
 */
public final class TortureMain {

    private static final int STEP_MILLIS = 100;
    private static final int PATIENCE_MILLIS = 5000;

    private static final String HOST = HostValues.text("torture.host");
    private static final String NAME = HostValues.text("torture.name");
    private static final byte[][] ANCHORS = HostValues.arrays("torture.anchors");
    private static final byte[] CONNECT = HostValues.bytes("torture.connect");

    private TortureMain() {
    }

    public static void main(String[] arguments) {
        FullHeap.throwsAnError();
        TargetBoard.clock().setUtcMillis(Long.parseLong(HostValues.text("torture.utc")));
        String trials = HostValues.text("torture.trials");
        int begin = 0;
        for (int end = trials.indexOf('\n'); end >= 0; end = trials.indexOf('\n', begin)) {
            play(trials.substring(begin, end));
            begin = end + 1;
        }
        Emulation.print("end");
        Emulation.endLine();
        Emulation.exit(0);
    }

    private static void play(String trial) {
        int port = trial.indexOf(' ');
        int version = trial.indexOf(' ', port + 1);
        int timeout = trial.indexOf(' ', version + 1);
        Emulation.print("test ");
        Emulation.print(trial.substring(0, port));
        Emulation.print(": ");
        Emulation.print(outcome(Integer.parseInt(trial.substring(port + 1, version)),
                trial.substring(version + 1, timeout), Integer.parseInt(trial.substring(timeout + 1))));
        Emulation.endLine();
    }

    private static String outcome(int port, String version, int timeoutMillis) {
        Clock clock = TargetBoard.clock();
        long begunMillis = clock.uptimeMillis();
        try {
            Connection connection = connect(port, version, timeoutMillis);
            long tookMillis = clock.uptimeMillis() - begunMillis;
            introduce(connection);
            return "connected " + tookMillis;
        } catch (ConnectException e) {
            return e.reason().name() + " " + (clock.uptimeMillis() - begunMillis) + " " + e.getMessage();
        }
    }

    private static Connection connect(int port, String version, int timeoutMillis) throws ConnectException {
        SecureConnector connector = TargetBoard.secureConnector();
        connector.start(HOST, port, new TlsSettings(NAME, version, ANCHORS, null, null), timeoutMillis);
        Connection connection = null;
        while (connection == null) {
            connection = connector.advance(TargetBoard.clock().uptimeMillis() + STEP_MILLIS);
        }
        return connection;
    }

    /** As MQTT begins, until the broker has answered or gone. */
    private static void introduce(Connection connection) {
        Clock clock = TargetBoard.clock();
        try {
            long deadlineMillis = clock.uptimeMillis() + PATIENCE_MILLIS;
            connection.send(CONNECT, 0, CONNECT.length, deadlineMillis);
            connection.receive(new byte[4], 0, 4, deadlineMillis);
            connection.receive(new byte[4], 0, 4, clock.uptimeMillis() + STEP_MILLIS);
        } catch (IOException e) {
            // Whether the broker got it is the broker's to say.
        } finally {
            connection.close();
        }
    }
}
