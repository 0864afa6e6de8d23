package io.limpet.tls;

import io.limpet.text.Utf8;

/**
 * Those extensions of a certificate that matter here (RFC 5280 §4.2).
 *
 * <pre>
 *   Extension         { identifier, BOOLEAN critical or nothing, OCTET STRING { value } }
 *   basicConstraints  { BOOLEAN cA or nothing, ... }
 *   subjectKeyIdentifier    OCTET STRING
 *   authorityKeyIdentifier  { [0] key identifier or nothing, ... }
 *   subjectAltName    { [2] DNS name, [7] 4 or 16 bytes of address, other kinds }
 * </pre>
 */
final class Extensions {

    private static final byte[] OID_BASIC_CONSTRAINTS = {0x55, 0x1d, 0x13};
    private static final byte[] OID_SUBJECT_KEY_IDENTIFIER = {0x55, 0x1d, 0x0e};
    private static final byte[] OID_AUTHORITY_KEY_IDENTIFIER = {0x55, 0x1d, 0x23};
    private static final byte[] OID_SUBJECT_ALTERNATIVE_NAME = {0x55, 0x1d, 0x11};
    private static final int KEY_IDENTIFIER = 0x80;
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;

    boolean isAuthority;
    String names = "";

    /** Where the identifiers of its own key and of its issuer's lie; a length of 0 when there is none. */
    int keyOffset;
    int keyLength;
    int issuerKeyOffset;
    int issuerKeyLength;

    void read(Der tagged) throws CredentialException {
        Der extensions = tagged.enter(Der.SEQUENCE, "the extensions");
        while (extensions.hasElement()) {
            readOne(extensions.enter(Der.SEQUENCE, "an extension"));
        }
    }

    private void readOne(Der extension) throws CredentialException {
        extension.expect(Der.OBJECT_IDENTIFIER, "an extension's identifier");
        boolean constraints = extension.contentIs(OID_BASIC_CONSTRAINTS);
        boolean alternatives = extension.contentIs(OID_SUBJECT_ALTERNATIVE_NAME);
        boolean key = extension.contentIs(OID_SUBJECT_KEY_IDENTIFIER);
        boolean issuerKey = extension.contentIs(OID_AUTHORITY_KEY_IDENTIFIER);
        extension.skip();
        extension.skipIf(Der.BOOLEAN);
        extension.expect(Der.OCTET_STRING, "an extension's value");
        if (constraints) {
            Der fields = extension.enter(Der.OCTET_STRING, "basicConstraints").enter(Der.SEQUENCE, "basicConstraints");
            isAuthority = fields.tag() == Der.BOOLEAN && fields.contentLength() == 1
                    && fields.bytes[fields.contentOffset()] != 0;
        } else if (alternatives) {
            readNames(extension.enter(Der.OCTET_STRING, "subjectAltName").enter(Der.SEQUENCE, "subjectAltName"));
        } else if (key) {
            Der identifier = extension.enter(Der.OCTET_STRING, "subjectKeyIdentifier");
            identifier.expect(Der.OCTET_STRING, "subjectKeyIdentifier");
            keyOffset = identifier.contentOffset();
            keyLength = identifier.contentLength();
        } else if (issuerKey) {
            readIssuerKey(extension.enter(Der.OCTET_STRING, "authorityKeyIdentifier")
                    .enter(Der.SEQUENCE, "authorityKeyIdentifier"));
        }
    }

    private void readIssuerKey(Der fields) {
        if (fields.tag() == KEY_IDENTIFIER) {
            issuerKeyOffset = fields.contentOffset();
            issuerKeyLength = fields.contentLength();
        }
    }

    private void readNames(Der alternatives) throws CredentialException {
        StringBuilder list = new StringBuilder();
        while (alternatives.hasElement()) {
            String name = name(alternatives);
            if (name != null) {
                list.append(list.length() == 0 ? "" : ", ").append(name);
            }
            alternatives.skip();
        }
        names = list.toString();
    }

    private static String name(Der alternative) {
        byte[] bytes = alternative.bytes;
        int at = alternative.contentOffset();
        int length = alternative.contentLength();
        if (alternative.tag() == DNS_NAME && isPrintable(bytes, at, length)) {
            return Utf8.decode(bytes, at, length);
        }
        if (alternative.tag() == IP_ADDRESS && length == 4) {
            return (bytes[at] & 0xff) + "." + (bytes[at + 1] & 0xff) + "." + (bytes[at + 2] & 0xff) + "."
                    + (bytes[at + 3] & 0xff);
        }
        return null;
    }

    /** A DNS name is ASCII (RFC 5280 §7.2), without a comma, which separates names here. */
    private static boolean isPrintable(byte[] bytes, int offset, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[offset + i] <= ' ' || bytes[offset + i] >= 0x7f || bytes[offset + i] == ',') {
                return false;
            }
        }
        return length > 0 && length <= 255;
    }
}
