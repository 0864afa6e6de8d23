package io.limpet.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

@HostOnly("java.time is the oracle")
class BuildDateTest {

    @Test
    void isADayThatHasBegun() {
        Instant date = Instant.ofEpochMilli(BuildDate.UTC_MILLIS);
        assertEquals(date.truncatedTo(ChronoUnit.DAYS), date);
        assertTrue(date.isBefore(Instant.now()), date.toString());
    }
}
