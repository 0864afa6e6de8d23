package io.limpet.microej;

import java.io.IOException;

/**
 * What kind of failure a platform's exception tells of, as far as it tells.
 *
 * <p>MicroEJ's natives return the codes of LLNET_SSL_ERRORS.h, and the text of the exception carries the number; the
 * JDK's texts are those of its SunJSSE provider.
 */
enum PlatformError {
    /** Our side refused the server's certificate. */
    CERTIFICATE,
    /** The server sent a fatal alert. */
    PEER_REFUSED,
    /** The connection ended. */
    CLOSED,
    /** Anything else: a version, a suite, a message out of order. */
    OTHER;

    /** Codes for a certificate that was looked at and refused, or that could not be looked at. */
    private static final int[] CERTIFICATE_CODES = {
        -6, -7, -8, -9, -10, -26, -27, -28, -29, -30, -40, -41, -45, -51, -60, -61, -62, -122, -129, -130, -138, -157,
        -168, -178, -195,
    };
    private static final int[] CLOSED_CODES = {-1, -2, -108, -109, -136};
    private static final int[] ALERT_CODES = {-113};

    static PlatformError of(IOException failure) {
        String text = failure.getMessage() == null ? "" : failure.getMessage();
        int code = negativeNumberIn(text);
        if (contains(CERTIFICATE_CODES, code) || text.indexOf("PKIX") >= 0 || text.indexOf("ertificateExpired") >= 0
                || text.indexOf("No subject alternative") >= 0 || text.indexOf("No name matching") >= 0) {
            return CERTIFICATE;
        }
        if (contains(ALERT_CODES, code) || text.indexOf("fatal alert") >= 0) {
            return PEER_REFUSED;
        }
        if (contains(CLOSED_CODES, code) || text.indexOf("terminated the handshake") >= 0
                || text.indexOf("onnection reset") >= 0 || text.indexOf("roken pipe") >= 0
                || text.indexOf("closed") >= 0 || text.indexOf("aborted") >= 0) {
            return CLOSED;
        }
        return OTHER;
    }

    /** The last number in the text that has a minus sign before it and no letter or digit before that; else 0. */
    private static int negativeNumberIn(String text) {
        int found = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            boolean starts = text.charAt(i) == '-' && isDigit(text.charAt(i + 1))
                    && (i == 0 || !isDigit(text.charAt(i - 1)) && !isLetter(text.charAt(i - 1)));
            if (starts) {
                found = -number(text, i + 1);
            }
        }
        return found;
    }

    private static int number(String text, int start) {
        int value = 0;
        for (int i = start; i < text.length() && isDigit(text.charAt(i)) && value < 100000; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static boolean contains(int[] codes, int code) {
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] == code) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
