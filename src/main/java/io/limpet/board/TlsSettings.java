package io.limpet.board;

/** How a TLS connection is to be made. Made once, at start; connectors keep what they derive from it. */
public final class TlsSettings {

    /** The name that is sent to the server and that its certificate must carry (RFC 9525 §6). Never empty. */
    public final String serverName;

    /** The one version that is offered: {@code "1.2"} or {@code "1.3"}. */
    public final String version;

    /** The certificates that chains may end in, each in DER. Never empty; nothing else is trusted. */
    public final byte[][] trustAnchors;

    /** The device's own chain, its own certificate first, each in DER; null when it does not identify itself. */
    public final byte[][] clientCertificates;

    /** The key of the device's own certificate, PKCS #8 in DER (RFC 5958); null when there is none. */
    public final byte[] clientKey;

    public TlsSettings(String serverName, String version, byte[][] trustAnchors, byte[][] clientCertificates,
            byte[] clientKey) {
        if (serverName.length() == 0) {
            throw new IllegalArgumentException("serverName: empty, and then no platform would check the name");
        }
        if (trustAnchors.length == 0) {
            throw new IllegalArgumentException("trustAnchors: none, and then nothing could be trusted");
        }
        this.serverName = serverName;
        this.version = version;
        this.trustAnchors = trustAnchors;
        this.clientCertificates = clientCertificates;
        this.clientKey = clientKey;
    }

    /** The same with other certificates that chains may end in. */
    public TlsSettings trusting(byte[][] trustAnchors) {
        return new TlsSettings(serverName, version, trustAnchors, clientCertificates, clientKey);
    }
}
