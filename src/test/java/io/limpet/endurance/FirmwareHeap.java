package io.limpet.endurance;

import io.limpet.simulator.SimulatedDevice;
import java.lang.reflect.Field;
import java.util.List;

/** The objects of a device's running firmware, whose classes are its own: they can only be spoken to by name. */
public final class FirmwareHeap {

    private FirmwareHeap() {
    }

    /** All that the firmware can reach, in bytes of a 32-bit machine. */
    public static long bytes(SimulatedDevice device) throws ReflectiveOperationException {
        Class<?> application = application(device);
        return new HeapWalk(application.getClassLoader(), Layout.SMALL).bytes(List.of(firmware(application)))[0];
    }

    /** The class that the device has started. */
    public static Class<?> application(SimulatedDevice device) throws ReflectiveOperationException {
        return (Class<?>) value(value(device, "boot"), "application");
    }

    /** The running {@code io.limpet.Firmware}. */
    public static Object firmware(Class<?> application) throws ReflectiveOperationException {
        return application.getMethod("firmware").invoke(null);
    }

    /** What a field of an object holds. */
    public static Object value(Object object, String field) throws ReflectiveOperationException {
        Field found = object.getClass().getDeclaredField(field);
        found.setAccessible(true);
        return found.get(object);
    }
}
