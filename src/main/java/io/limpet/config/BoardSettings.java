package io.limpet.config;

import io.limpet.board.LinkSettings;
import io.limpet.board.Resources;
import io.limpet.board.TlsSettings;
import io.limpet.seal.Sealed;
import io.limpet.tls.Certificates;
import io.limpet.tls.ClientIdentity;
import io.limpet.tls.CredentialException;
import io.limpet.tls.PrivateKeys;
import io.limpet.tls.PublicKeys;
import io.limpet.tls.TrustAnchors;
import java.io.IOException;

/** Makes what a board is handed: its network, and how to connect, with certificates and key read. */
final class BoardSettings {

    private final Configuration configuration;
    private final Resources resources;
    private final Seals seals;
    private final Mistakes mistakes;

    BoardSettings(Configuration configuration, Resources resources, Seals seals, Mistakes mistakes) {
        this.configuration = configuration;
        this.resources = resources;
        this.seals = seals;
        this.mistakes = mistakes;
    }

    /**
     * Reads the resources of {@code tls.ca}, {@code tls.client-certificate} and {@code tls.client-key}, each PEM or
     * DER; null when there is any mistake. A key that stays sealed is none.
     */
    TlsSettings tls() {
        byte[][] trustAnchors = readTrustAnchors();
        byte[][] clientCertificates = readClientCertificates();
        byte[] clientKey = readClientKey(clientCertificates);
        return !mistakes.none() ? null : new TlsSettings(configuration.text(Keys.TLS_SERVER_NAME),
                configuration.text(Keys.TLS_VERSION), trustAnchors, clientCertificates, clientKey);
    }

    private byte[][] readTrustAnchors() {
        try {
            byte[] content = content(Keys.TLS_CA);
            return content == null ? null : TrustAnchors.read(content);
        } catch (IOException e) {
            mistake(Keys.TLS_CA, e);
            return null;
        }
    }

    private byte[][] readClientCertificates() {
        try {
            byte[] content = content(Keys.TLS_CLIENT_CERTIFICATE);
            if (content == null) {
                return null;
            }
            byte[][] certificates = Certificates.read(content);
            ClientIdentity.checkCertificates(certificates);
            return certificates;
        } catch (IOException e) {
            mistake(Keys.TLS_CLIENT_CERTIFICATE, e);
            return null;
        }
    }

    private byte[] readClientKey(byte[][] certificates) {
        try {
            byte[] content = content(Keys.TLS_CLIENT_KEY);
            if (content != null && Sealed.is(content)) {
                content = seals.open(Keys.TLS_CLIENT_KEY, content);
            }
            if (content == null) {
                return null;
            }
            byte[] key = PrivateKeys.read(content);
            ClientIdentity.checkKey(key, certificates);
            return key;
        } catch (IOException e) {
            mistake(Keys.TLS_CLIENT_KEY, e);
            return null;
        }
    }

    /** Reads the resource of {@code trust.key}; null when it is not set, or a mistake. */
    byte[] trustKey() {
        try {
            byte[] content = content(Keys.TRUST_KEY);
            return content == null ? null : PublicKeys.read(content);
        } catch (IOException e) {
            mistake(Keys.TRUST_KEY, e);
            return null;
        }
    }

    /** Null when there is none to read. */
    private byte[] content(Key key) throws IOException {
        if (mistakes.about(key) || !configuration.isSet(key)) {
            return null;
        }
        byte[] content = resources.read(configuration.text(key));
        if (content == null) {
            throw new IOException("no such resource");
        }
        return content;
    }

    private void mistake(Key key, IOException e) {
        String text = e instanceof CredentialException ? "unusable, " + e.getMessage() : e.getMessage();
        mistakes.add(configuration.origin(key), key, configuration.text(key), text);
    }

    static LinkSettings link(Configuration configuration) {
        LinkSettings link = configuration.is(Keys.LINK_TYPE, "ethernet") ? LinkSettings.ethernet()
                : LinkSettings.wifi(configuration.text(Keys.WIFI_SSID), passphrase(configuration),
                        security(configuration));
        return configuration.flag(Keys.LINK_DHCP) ? link : link.withAddress(configuration.text(Keys.LINK_ADDRESS),
                configuration.text(Keys.LINK_NETMASK), configuration.text(Keys.LINK_GATEWAY),
                configuration.text(Keys.LINK_DNS));
    }

    private static String passphrase(Configuration configuration) {
        return configuration.isSet(Keys.WIFI_PASSPHRASE) ? configuration.text(Keys.WIFI_PASSPHRASE) : null;
    }

    private static LinkSettings.Security security(Configuration configuration) {
        if (configuration.is(Keys.WIFI_SECURITY, "open")) {
            return LinkSettings.Security.OPEN;
        }
        return configuration.is(Keys.WIFI_SECURITY, "wpa3") ? LinkSettings.Security.WPA3 : LinkSettings.Security.WPA2;
    }
}
