package io.limpet.storm.broker;

import io.limpet.board.Clock;
import io.limpet.board.ConnectException;
import io.limpet.board.Connection;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;
import java.util.function.Supplier;

/**
 * TLS to the broker in one life of the device. The broker hears of an attempt only when it has succeeded, so that no
 * byte can come to it, or to somebody in its place, from one that has not been verified.
 */
public final class BrokerConnector implements SecureConnector {

    private final Network network;
    private final Broker broker;
    private final Endpoint endpoint;
    private final Time life;
    private final Clock clock;
    private final Judge judge;
    private Supplier<byte[]> certificate = () -> null;

    /** Null when none is under way. */
    private Attempt attempt;

    /** The last that was made: a board has one. */
    private BrokerConnection connection;

    /**
     * @param life the time as the device lives it, which ends with its power
     * @param clock the device's, of which the deadlines are
     */
    public BrokerConnector(Network network, Broker broker, Endpoint endpoint, Time life, Clock clock, Judge judge) {
        this.network = network;
        this.broker = broker;
        this.endpoint = endpoint;
        this.life = life;
        this.clock = clock;
        this.judge = judge;
    }

    /** What each connection tells of the broker's certificate. */
    public BrokerConnector presenting(Supplier<byte[]> certificate) {
        this.certificate = certificate;
        return this;
    }

    @Override
    public void start(String host, int port, TlsSettings settings, long timeoutMillis) {
        life.nowMillis();   // or there is no power to do it with
        if (connection != null) {
            connection.close();
        }
        attempt = new Attempt(network, broker, endpoint, clock, host, port, settings, timeoutMillis);
    }

    @Override
    public Connection advance(long deadlineMillis) throws ConnectException {
        if (attempt == null) {
            judge.broken("board.SecureConnector", "advance without start");
            throw new IllegalStateException("advance: there is no attempt under way, call start first");
        }
        long untilMillis = attempt.waitUntilMillis(deadlineMillis);
        while (clock.uptimeMillis() < untilMillis) {
            life.pass(life.nowMillis() + untilMillis - clock.uptimeMillis(), () -> false);
        }
        boolean established;
        try {
            established = attempt.advance();
        } catch (ConnectException e) {
            attempt = null;
            throw e;
        }
        return established ? connect() : null;
    }

    @Override
    public void abandon() {
        life.nowMillis();
        attempt = null;
    }

    /** The power is gone, and with it the device's end of the connection. Nobody tells the broker. */
    public void powerLost() {
        attempt = null;
        if (connection != null) {
            connection.vanish();
        }
    }

    private Connection connect() {
        String description = "TLSv" + attempt.version() + ", 192.168.4.1:" + endpoint.port();
        attempt = null;
        connection = new BrokerConnection(network.connect(broker), life, clock, judge, description, certificate);
        return connection;
    }
}
