package io.limpet.simulator.config;

import io.limpet.config.ConfigurationReader;
import io.limpet.config.Key;
import io.limpet.config.Keys;
import io.limpet.seal.Sealed;
import io.limpet.tls.CertificateInfo;
import io.limpet.tls.Certificates;
import io.limpet.tls.ClientIdentity;
import io.limpet.tls.PrivateKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What of a device's certificate and key a computer can check and a device cannot when it boots: dates, by a clock
 * that is right, and that a signature by the one is good for the other. What a device sees as well is not told here.
 */
final class IdentityCheck {

    private final ConfigurationReader reader;
    private final ResourceFiles files;
    private final byte[] deviceKey;

    /** @param deviceKey null when it is not at hand: then a sealed key is not looked at */
    IdentityCheck(ConfigurationReader reader, ResourceFiles files, byte[] deviceKey) {
        this.reader = reader;
        this.files = files;
        this.deviceKey = deviceKey;
    }

    /** Adds the mistakes to those of the reader. */
    void check(Instant now) {
        byte[][] chain = readChain();
        if (chain == null) {
            return;
        }
        checkDates(chain, now);
        byte[] key = readKey(chain);
        if (key != null && !signs(key, chain[0])) {
            reader.addMistake(Keys.TLS_CLIENT_KEY, "unusable, it is not the key of tls.client-certificate: what it"
                    + " signs does not verify. Take the key that the certificate was requested with");
        }
    }

    /** Null when there is none, or one with a mistake that the reader will tell. */
    private byte[][] readChain() {
        try {
            byte[] content = content(Keys.TLS_CLIENT_CERTIFICATE);
            if (content == null) {
                return null;
            }
            byte[][] chain = Certificates.read(content);
            ClientIdentity.checkCertificates(chain);
            return chain;
        } catch (IOException e) {
            return null;
        }
    }

    /** The same of the key, and null also when it is seen to be another's. */
    private byte[] readKey(byte[][] chain) {
        try {
            byte[] content = content(Keys.TLS_CLIENT_KEY);
            if (content == null || Sealed.is(content) && deviceKey == null) {
                return null;
            }
            byte[] key = PrivateKeys.read(Sealed.is(content)
                    ? Sealed.open(content, Keys.TLS_CLIENT_KEY.name, deviceKey) : content);
            ClientIdentity.checkKey(key, chain);
            return key;
        } catch (IOException e) {
            return null;
        }
    }

    private byte[] content(Key key) throws IOException {
        String name = reader.written(key);
        return name.isEmpty() ? null : files.read(name);
    }

    private void checkDates(byte[][] chain, Instant now) {
        for (byte[] each : chain) {
            try {
                CertificateInfo certificate = CertificateInfo.read(each);
                String fault = fault(certificate, now.toEpochMilli());
                if (fault != null) {
                    reader.addMistake(Keys.TLS_CLIENT_CERTIFICATE,
                            "unusable, \"" + certificate.subject + "\" " + fault);
                    return;
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    private static String fault(CertificateInfo certificate, long nowMillis) {
        if (nowMillis > certificate.notAfterUtcMillis) {
            return "expired " + date(certificate.notAfterUtcMillis) + ". Request a new one";
        }
        return nowMillis >= certificate.notBeforeUtcMillis ? null : "is valid from "
                + date(certificate.notBeforeUtcMillis) + " on. Is this computer's date right?";
    }

    private static String date(long utcMillis) {
        return Instant.ofEpochMilli(utcMillis).atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static boolean signs(byte[] pkcs8, byte[] certificate) {
        try {
            PublicKey half = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate)).getPublicKey();
            PrivateKey key = KeyFactory.getInstance(half.getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            Signature signature = Signature.getInstance("SHA256with"
                    + (half.getAlgorithm().equals("EC") ? "ECDSA" : half.getAlgorithm()));
            signature.initSign(key);
            signature.update(certificate);
            byte[] signed = signature.sign();
            signature.initVerify(half);
            signature.update(certificate);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
