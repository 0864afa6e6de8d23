package io.limpet.simulator.ca;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asks a server for its certificates. Whatever they are, the handshake is given up as soon as they are there: nothing
 * is ever trusted, and no byte of an application sent.
 */
final class ChainFetcher {

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final Endpoint endpoint;
    private final List<SNIServerName> serverNames;
    private final int timeoutMillis;

    /** Whether the time was up before the certificates came. */
    private volatile boolean late;

    /**
     * @param serverName what the server is asked for (RFC 6066 §3); an address is not sent
     * @throws IllegalArgumentException when it is neither a host name nor an address
     */
    ChainFetcher(Endpoint endpoint, String serverName, int timeoutMillis) {
        this.endpoint = endpoint;
        this.serverNames = new Endpoint(serverName, endpoint.port()).isAddress() ? List.of()
                : List.of(new SNIHostName(serverName));
        this.timeoutMillis = timeoutMillis;
    }

    PresentedChain fetch() throws FetchException {
        Collector collector = new Collector();
        Timer timer = new Timer(true);
        try (Socket socket = new Socket()) {
            timer.schedule(closing(socket), timeoutMillis);
            connect(socket);
            shakeHands(socket, collector);
        } catch (IOException e) {
            if (collector.chain == null) {
                throw e instanceof FetchException told ? told : explained(e);
            }
        } finally {
            timer.cancel();
        }
        return collector.chain;
    }

    private TimerTask closing(Socket socket) {
        return new TimerTask() {
            @Override
            public void run() {
                late = true;
                try {
                    socket.close();
                } catch (IOException e) {
                    // Then it is closed already.
                }
            }
        };
    }

    private void connect(Socket socket) throws FetchException {
        InetSocketAddress address = new InetSocketAddress(endpoint.host(), endpoint.port());
        if (address.isUnresolved()) {
            throw new FetchException("no address is known for " + endpoint.host() + ". Is the name right, is there a"
                    + " network?");
        }
        try {
            socket.connect(address, timeoutMillis);
        } catch (SocketTimeoutException e) {
            throw new FetchException(endpoint + " did not answer within " + seconds()
                    + ". Is it switched on, does a firewall drop this port?");
        } catch (ConnectException e) {
            throw new FetchException(endpoint + " refused the connection: nobody listens on this port.");
        } catch (IOException e) {
            throw late ? lateness() : new FetchException(endpoint + " cannot be reached: " + e.getMessage());
        }
    }

    private void shakeHands(Socket socket, Collector collector) throws IOException {
        SSLSocket secure = (SSLSocket) context(collector).getSocketFactory()
                .createSocket(socket, endpoint.host(), endpoint.port(), true);
        secure.setEnabledProtocols(VERSIONS);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setServerNames(serverNames);
        secure.setSSLParameters(parameters);
        secure.startHandshake();
    }

    private static SSLContext context(Collector collector) {
        try {
            SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
            context.init(null, new TrustManager[] {collector}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private FetchException explained(IOException e) {
        String said = String.valueOf(e.getMessage());
        if (late) {
            return lateness();
        }
        if (said.contains("unrecognized SSL message")) {
            return new FetchException(endpoint + " does not speak TLS on this port. 8883 is the one with TLS as a rule,"
                    + " 1883 the one without.");
        }
        if (said.contains("alert")) {
            return new FetchException(endpoint + " refused the handshake before it showed a certificate: " + said
                    + ". Does it want a name (--name)? TLS 1.3 and 1.2 were offered.");
        }
        return new FetchException(endpoint + " broke off before it showed a certificate (" + said
                + "). Is this a port without TLS? 8883 is the one with TLS as a rule.");
    }

    private FetchException lateness() {
        return new FetchException(endpoint + " showed no certificate within " + seconds()
                + ". Does it speak TLS on this port? --timeout gives it longer.");
    }

    private String seconds() {
        return timeoutMillis / 1000 + " s";
    }

    /** Takes what comes, and refuses it. */
    private static final class Collector extends X509ExtendedTrustManager {

        private PresentedChain chain;

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String authType, Socket socket)
                throws CertificateException {
            chain = new PresentedChain(((SSLSocket) socket).getHandshakeSession().getProtocol(),
                    List.of(certificates));
            throw new CertificateException("only looked at");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String authType, SSLEngine engine) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] certificates, String authType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String authType, Socket socket) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String authType, SSLEngine engine) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] certificates, String authType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
