package io.limpet;

/** Dates in tests, as ISO 8601 writes them in UTC, counted the plain way: the target has no java.time. */
public final class IsoTime {

    private static final int[] DAYS_OF_MONTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /** Milliseconds since 1970 of {@code "2026-11-24T12:00:00Z"} or {@code "2026-11-24T12:00:00.250Z"}. */
    public static long millis(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        long days = daysBefore(year) - daysBefore(1970) + number(text, 8, 2) - 1;
        for (int i = 1; i < month; i++) {
            days += DAYS_OF_MONTHS[i - 1] + (i == 2 && isLeapYear(year) ? 1 : 0);
        }
        long seconds = ((days * 24 + number(text, 11, 2)) * 60 + number(text, 14, 2)) * 60 + number(text, 17, 2);
        return seconds * 1000 + (text.charAt(19) == '.' ? number(text, 20, 3) : 0);
    }

    private static long daysBefore(int year) {
        long days = 0;
        for (int i = 1; i < year; i++) {
            days += isLeapYear(i) ? 366 : 365;
        }
        return days;
    }

    private static boolean isLeapYear(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static int number(String text, int at, int digits) {
        return Integer.parseInt(text.substring(at, at + digits));
    }

    private IsoTime() {
    }
}
