package io.limpet.time;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.limpet.HostOnly;
import io.limpet.IsoTime;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The calendar, against {@code java.time} as an oracle. */
class UtcTimeTest {

    @Test
    @HostOnly("java.time is the oracle")
    void agreesWithJavaTimeOnEveryDayOfSixCenturies() {
        int[] fields = new int[UtcTime.FIELDS];
        for (LocalDate day = LocalDate.of(1899, 12, 30); day.getYear() < 2500; day = day.plusDays(1)) {
            long millis = day.atTime(13, 14, 15).toInstant(ZoneOffset.UTC).toEpochMilli();
            assertEquals(day.toString(), UtcTime.date(millis));
            assertEquals(millis,
                    UtcTime.millis(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), 13, 14, 15));
            assertEquals(day.lengthOfMonth(), UtcTime.daysInMonth(day.getYear(), day.getMonthValue()));
            UtcTime.split(millis + 999, fields);
            assertArrayEquals(new int[] {day.getYear(), day.getMonthValue(), day.getDayOfMonth(), 13, 14, 15}, fields);
        }
    }

    @Test
    void writesTheMinute() {
        assertEquals("2026-11-24 03:09 UTC",
                UtcTime.dateAndTime(IsoTime.millis("2026-11-24T03:09:59.999Z")));
        assertEquals("1969-12-31 23:59 UTC", UtcTime.dateAndTime(-1));
    }
}
