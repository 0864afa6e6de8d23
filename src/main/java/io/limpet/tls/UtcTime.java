package io.limpet.tls;

/**
 * Milliseconds since 1970 and the calendar (UTC, years 1 to 9999, no leap seconds), for what people read.
 */
public final class UtcTime {

    private static final long MILLIS_PER_DAY = 24 * 60 * 60 * 1000L;

    /** From the first of March of the year 0 to 1970. */
    private static final int DAYS_FROM_YEAR_0 = 719468;

    private UtcTime() {
    }

    /** {@code "2026-10-02"}. */
    public static String date(long utcMillis) {
        int days = (int) days(utcMillis);
        // The year begins in March, so that the leap day is its last and months have a regular pattern.
        int shifted = days + DAYS_FROM_YEAR_0;
        int era = shifted / 146097;
        int dayOfEra = shifted - era * 146097;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int marchMonth = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return year + "-" + twoDigits(month) + "-" + twoDigits(day);
    }

    /** {@code "2026-10-02 14:05 UTC"}: as exact as a person needs it. */
    public static String dateAndTime(long utcMillis) {
        int minutes = (int) (utcMillis - days(utcMillis) * MILLIS_PER_DAY) / 60000;
        return date(utcMillis) + " " + twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60) + " UTC";
    }

    /** The millisecond at which this second began. */
    static long millis(int year, int month, int day, int hour, int minute, int second) {
        int shiftedYear = month <= 2 ? year - 1 : year;
        int era = shiftedYear / 400;
        int yearOfEra = shiftedYear - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        long days = era * 146097L + dayOfEra - DAYS_FROM_YEAR_0;
        return ((days * 24 + hour) * 60 + minute) * 60000 + second * 1000L;
    }

    static int daysInMonth(int year, int month) {
        if (month == 2) {
            return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /**
     * A time of a certificate (RFC 5280 §4.1.2.5): UTCTime {@code YYMMDDHHMMSSZ} for the years 1950 to 2049,
     * GeneralizedTime {@code YYYYMMDDHHMMSSZ}.
     */
    static long parse(Der time, String what) throws CredentialException {
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
        if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || hour > 23 || minute > 59
                || second > 59) {
            throw CredentialException.malformed(0, "DER: " + what + " is no time of the calendar");
        }
        return millis(year, month, day, hour, minute, second);
    }

    private static int number(byte[] bytes, int offset, int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            value = value * 10 + bytes[offset + i] - '0';
        }
        return value;
    }

    /** Whole days since 1970, rounded down. */
    private static long days(long utcMillis) {
        long days = utcMillis / MILLIS_PER_DAY;
        return utcMillis % MILLIS_PER_DAY < 0 ? days - 1 : days;
    }

    private static String twoDigits(int value) {
        return value < 10 ? "0" + value : "" + value;
    }
}
