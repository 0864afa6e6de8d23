package io.limpet.simulator;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** The last lines of its log that a running device holds in memory: its firmware is of another class loader. */
public final class KeptLines {

    private KeptLines() {
    }

    public static List<String> of(SimulatedDevice device) {
        try {
            Boot boot = (Boot) value(device, SimulatedDevice.class.getDeclaredField("boot"));
            Object firmware = boot.firmware();
            Object log = value(firmware, firmware.getClass().getDeclaredField("log"));
            Object recent = log.getClass().getMethod("recent").invoke(log);
            int count = (Integer) recent.getClass().getMethod("count").invoke(recent);
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                lines.add((String) recent.getClass().getMethod("line", int.class).invoke(recent, i));
            }
            return lines;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(Object of, Field field) throws IllegalAccessException {
        field.setAccessible(true);
        return field.get(of);
    }
}
