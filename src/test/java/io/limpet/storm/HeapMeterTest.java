package io.limpet.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.limpet.outbox.MemoryOutbox;
import io.limpet.outbox.WhenFull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeapMeterTest {

    private final HeapMeter meter = new HeapMeter();

    @Test
    void countsObjectsOfTheFirmwareAndAllArrays() {
        assertEquals(Map.of("byte[]", 11L), meter.slots((Object) new byte[10]));
        assertEquals(Map.of("Object[]", 3L, "byte[]", 5L), meter.slots((Object) new Object[] {new byte[4], "text"}));
        assertEquals(1L, meter.slots(outbox(3)).get("MemoryOutbox"));
        assertNotEquals(meter.slots(outbox(3)), meter.slots(outbox(4)));
    }

    @Test
    void countsNothingTwiceAndNothingOfOthers() {
        byte[] array = new byte[2];
        assertEquals(Map.of("byte[]", 3L), meter.slots(array, array));
        assertEquals(Map.of(), meter.slots(new ArrayList<>(List.of(array)), Profile.CALM, null));
    }

    private static MemoryOutbox outbox(int capacity) {
        return new MemoryOutbox(capacity, 10, WhenFull.DROP_OLDEST);
    }
}
