package io.limpet.tls;

import io.limpet.time.UtcTime;

/** The two times of a certificate: from when and until when it is valid. */
final class Validity {

    private Validity() {
    }

    /**
     * A time of a certificate (RFC 5280 §4.1.2.5): UTCTime {@code YYMMDDHHMMSSZ} for the years 1950 to 2049,
     * GeneralizedTime {@code YYYYMMDDHHMMSSZ}.
     */
    static long read(Der time, String what) throws CredentialException {
        int yearDigits = time.tag() == Der.GENERALIZED_TIME ? 4 : 2;
        if (yearDigits == 2) {
            time.expect(Der.UTC_TIME, what);
        }
        byte[] bytes = time.bytes;
        int at = time.contentOffset();
        boolean sound = time.contentLength() == yearDigits + 11 && bytes[at + yearDigits + 10] == 'Z';
        for (int i = 0; sound && i < yearDigits + 10; i++) {
            sound = bytes[at + i] >= '0' && bytes[at + i] <= '9';
        }
        if (!sound) {
            throw CredentialException.malformed(0, "DER: " + what + " at byte " + time.elementOffset()
                    + " is not of the form YYMMDDHHMMSSZ or YYYYMMDDHHMMSSZ");
        }
        int year = number(bytes, at, yearDigits);
        if (yearDigits == 2) {
            year += year < 50 ? 2000 : 1900;
        }
        at += yearDigits;
        return checked(year, number(bytes, at, 2), number(bytes, at + 2, 2), number(bytes, at + 4, 2),
                number(bytes, at + 6, 2), number(bytes, at + 8, 2), what);
    }

    private static long checked(int year, int month, int day, int hour, int minute, int second, String what)
            throws CredentialException {
        if (month < 1 || month > 12 || day < 1 || day > UtcTime.daysInMonth(year, month) || hour > 23 || minute > 59
                || second > 59) {
            throw CredentialException.malformed(0, "DER: " + what + " is no time of the calendar");
        }
        return UtcTime.millis(year, month, day, hour, minute, second);
    }

    private static int number(byte[] bytes, int offset, int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            value = value * 10 + bytes[offset + i] - '0';
        }
        return value;
    }
}
