package io.limpet.simulator.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStoreException;
import java.security.KeyStoreSpi;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A key store in memory whose keys come as plain PKCS #8, as MicroEJ's examples hand them over. */
final class BoardKeyStore extends KeyStoreSpi {

    private record Entry(Key key, Certificate[] chain) {
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    @Override
    public void engineLoad(InputStream stream, char[] password) throws IOException {
        if (stream != null) {
            throw new IOException("MicroEJ's key store loads from no stream: load(null, null)");
        }
    }

    @Override
    public void engineSetCertificateEntry(String alias, Certificate certificate) {
        entries.put(alias, new Entry(null, new Certificate[] {certificate}));
    }

    @Override
    public void engineSetKeyEntry(String alias, byte[] key, Certificate[] chain) throws KeyStoreException {
        try {
            KeyFactory factory = KeyFactory.getInstance(chain[0].getPublicKey().getAlgorithm());
            entries.put(alias, new Entry(factory.generatePrivate(new PKCS8EncodedKeySpec(key)), chain.clone()));
        } catch (GeneralSecurityException e) {
            throw new KeyStoreException("SSL error -117", e);   // J_NO_PRIVATE_KEY
        }
    }

    @Override
    public void engineSetKeyEntry(String alias, Key key, char[] password, Certificate[] chain) {
        entries.put(alias, new Entry(key, chain.clone()));
    }

    @Override
    public Key engineGetKey(String alias, char[] password) {
        Entry entry = entries.get(alias);
        return entry == null ? null : entry.key;
    }

    @Override
    public Certificate[] engineGetCertificateChain(String alias) {
        Entry entry = entries.get(alias);
        return entry == null || entry.key == null ? null : entry.chain.clone();
    }

    @Override
    public Certificate engineGetCertificate(String alias) {
        Entry entry = entries.get(alias);
        return entry == null ? null : entry.chain[0];
    }

    @Override
    public String engineGetCertificateAlias(Certificate certificate) {
        return entries.entrySet().stream().filter(one -> one.getValue().chain[0].equals(certificate))
                .map(Map.Entry::getKey).findFirst().orElse(null);
    }

    @Override
    public Date engineGetCreationDate(String alias) {
        return null;
    }

    @Override
    public void engineDeleteEntry(String alias) {
        entries.remove(alias);
    }

    @Override
    public Enumeration<String> engineAliases() {
        return Collections.enumeration(entries.keySet());
    }

    @Override
    public boolean engineContainsAlias(String alias) {
        return entries.containsKey(alias);
    }

    @Override
    public int engineSize() {
        return entries.size();
    }

    @Override
    public boolean engineIsKeyEntry(String alias) {
        Entry entry = entries.get(alias);
        return entry != null && entry.key != null;
    }

    @Override
    public boolean engineIsCertificateEntry(String alias) {
        Entry entry = entries.get(alias);
        return entry != null && entry.key == null;
    }

    @Override
    public void engineStore(OutputStream stream, char[] password) throws IOException {
        throw new IOException("MicroEJ's key store cannot be stored");
    }
}
