package io.limpet.tls;

import io.limpet.board.ConnectException;
import io.limpet.board.ConnectException.Reason;

/** Why there is no connection to a host yet, before TLS has begun: the same words on every board. */
public final class TcpFailures {

    private final String host;
    private final int port;

    public TcpFailures(String host, int port) {
        this.host = host;
        this.port = port;
    }

    public ConnectException nameNotResolved() {
        return new ConnectException(Reason.NAME_NOT_RESOLVED, "DNS: \"" + host + "\" has no address, or no name server"
                + " answered. Check mqtt.host and link.dns.");
    }

    /** @param addresses those that were called, in dotted decimal; null stands for none */
    public ConnectException noAnswer(String[] addresses, long timeoutMillis) {
        return new ConnectException(Reason.TIMED_OUT, "TCP: no answer from " + target(addresses) + " within "
                + timeoutMillis / 1000 + " s. Is it switched on, does a firewall drop this port?");
    }

    /** @param said by which address, and with what words: {@code "127.0.0.1 says \"Connection refused\""} */
    public ConnectException refused(String said) {
        return new ConnectException(Reason.UNREACHABLE, "TCP: " + host + ":" + port + " refused: " + said
                + ". Is the broker running? Check mqtt.host and mqtt.port.");
    }

    private String target(String[] addresses) {
        StringBuilder text = new StringBuilder(host).append(':').append(port);
        for (int i = 0; i < addresses.length; i++) {
            if (addresses[i] != null && !addresses[i].equals(host)) {
                text.append(" at ").append(addresses[i]);
            }
        }
        return text.toString();
    }
}
