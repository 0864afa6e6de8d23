package io.limpet.simulator.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {

    @Test
    void readsAFlatObject() {
        assertEquals(new Values(3, 1795501781397L, Map.of("temperature_C", 15.57, "pressure_Pa", 100986.0)),
                of("{\"seq\":3,\"time\":1795501781.397,\"temperature_C\":15.57,\"pressure_Pa\":100986}"));
        assertEquals(new Values(1, -1, Map.of("uptime_s", 2.0, "dropped", 0.0)),
                of("{\"seq\":1,\"uptime\":2.123,\"uptime_s\":2,\"dropped\":0}"));
    }

    @Test
    void readsASenmlPackUnderTheSameNames() {
        assertEquals(new Values(12, 1795502976123L, Map.of("temperature_C", 21.53, "humidity_percent", 40.12)),
                of("[{\"bn\":\"limpet-1/bme280/\",\"bt\":1795502976.123,\"n\":\"sequence\",\"u\":\"count\",\"v\":12},"
                        + "{\"n\":\"temperature\",\"u\":\"Cel\",\"v\":21.53},"
                        + "{\"n\":\"humidity\",\"u\":\"%RH\",\"v\":40.12}]"));
        assertEquals(new Values(2, -1, Map.of("uptime_s", 9.0, "free_heap_bytes", 4096.0, "outbox_depth", 1.0,
                "signal_dBm", -52.0)),
                of("[{\"bn\":\"limpet-1/device/\",\"n\":\"sequence\",\"u\":\"count\",\"v\":2},"
                        + "{\"n\":\"uptime-at-sampling\",\"u\":\"s\",\"v\":9.5},{\"n\":\"uptime\",\"u\":\"s\",\"v\":9},"
                        + "{\"n\":\"free-heap\",\"u\":\"B\",\"v\":4096},"
                        + "{\"n\":\"outbox-depth\",\"u\":\"count\",\"v\":1},{\"n\":\"signal-dBm\",\"v\":-52}]"));
    }

    @Test
    void whatIsNoReadingGivesNoNumbersAndBreaksNothing() {
        for (String junk : new String[] {"", "online", "{", "{\"a\":", "42", "null", "[", "\u0000", "[".repeat(5000),
            "x".repeat(Values.BYTES_MAX + 1)}) {
            assertEquals(Values.NONE, of(junk), junk);
        }
        assertSame(Values.NONE, Values.of(new byte[] {(byte) 0xff, (byte) 0xfe}));
        assertEquals(new Values(-1, -1, Map.of()), of("[1,\"a\",null,{}]"));
        assertEquals(new Values(-1, -1, Map.of()), of("{\"seq\":1e99,\"a\":\"1\",\"b\":{},\"c\":1e999,\"d\":null}"));
        assertEquals(new Values(-1, -1, Map.of("x\u240a", 1.0)), of("{\"x\\n\":1}"));
    }

    @Test
    void takesOnlySoManyQuantities() {
        StringBuilder many = new StringBuilder("{\"seq\":1");
        for (int i = 0; i < 100; i++) {
            many.append(",\"q").append(i).append("\":1");
        }
        assertEquals(Values.QUANTITIES_MAX, of(many + "}").quantities().size());
    }

    private static Values of(String payload) {
        return Values.of(payload.getBytes(StandardCharsets.UTF_8));
    }
}
