package io.limpet.time;

/** Milliseconds since 1970 and the calendar (UTC, years 1 to 9999, no leap seconds), for people and clock chips. */
public final class UtcTime {

    /** The places of {@link #split}. */
    public static final int YEAR = 0;
    public static final int MONTH = 1;
    public static final int DAY = 2;
    public static final int HOUR = 3;
    public static final int MINUTE = 4;
    public static final int SECOND = 5;
    public static final int FIELDS = 6;

    private static final long MILLIS_PER_DAY = 24 * 60 * 60 * 1000L;

    /** From the first of March of the year 0 to 1970. */
    private static final int DAYS_FROM_YEAR_0 = 719468;

    private UtcTime() {
    }

    /** {@code "2026-10-02"}. */
    public static String date(long utcMillis) {
        int[] fields = new int[FIELDS];
        split(utcMillis, fields);
        return date(fields);
    }

    /** {@code "2026-10-02 14:05 UTC"}: as exact as a person needs it. */
    public static String dateAndTime(long utcMillis) {
        int[] fields = new int[FIELDS];
        split(utcMillis, fields);
        return date(fields) + " " + twoDigits(fields[HOUR]) + ":" + twoDigits(fields[MINUTE]) + " UTC";
    }

    private static String date(int[] fields) {
        return fields[YEAR] + "-" + twoDigits(fields[MONTH]) + "-" + twoDigits(fields[DAY]);
    }

    /** Puts year, month (1 to 12), day, hour, minute and second into the array. */
    public static void split(long utcMillis, int[] fields) {
        int days = (int) days(utcMillis);
        splitDays(days, fields);
        int seconds = (int) ((utcMillis - days * MILLIS_PER_DAY) / 1000);
        fields[HOUR] = seconds / 3600;
        fields[MINUTE] = seconds / 60 % 60;
        fields[SECOND] = seconds % 60;
    }

    private static void splitDays(int days, int[] fields) {
        // The year begins in March, so that the leap day is its last and months have a regular pattern.
        int shifted = days + DAYS_FROM_YEAR_0;
        int era = shifted / 146097;
        int dayOfEra = shifted - era * 146097;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int marchMonth = (5 * dayOfYear + 2) / 153;
        fields[DAY] = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
        fields[MONTH] = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        fields[YEAR] = yearOfEra + era * 400 + (fields[MONTH] <= 2 ? 1 : 0);
    }

    /** The millisecond at which this second began. */
    public static long millis(int year, int month, int day, int hour, int minute, int second) {
        int shiftedYear = month <= 2 ? year - 1 : year;
        int era = shiftedYear / 400;
        int yearOfEra = shiftedYear - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        long days = era * 146097L + dayOfEra - DAYS_FROM_YEAR_0;
        return ((days * 24 + hour) * 60 + minute) * 60000 + second * 1000L;
    }

    public static int daysInMonth(int year, int month) {
        if (month == 2) {
            return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
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
