package io.limpet.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Loads the firmware's classes anew for each boot, so that nothing survives a reset in a static field, and serves the
 * device's flash where MicroEJ's {@code getResourceAsStream} finds the resources that were linked into the image.
 *
 * <p>What is behind the natives is shared with the simulator: {@code ej.*} and {@code io.limpet.simulator.*}.
 */
final class FirmwareLoader extends ClassLoader {

    private static final String FIRMWARE = "io.limpet.";
    private static final String SIMULATOR = "io.limpet.simulator.";

    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> flash;

    FirmwareLoader(Map<String, byte[]> flash) {
        super(FirmwareLoader.class.getClassLoader());
        this.flash = flash;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(FIRMWARE) || name.startsWith(SIMULATOR)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    /** Nothing but flash: the desktop's class path is not in the device. */
    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] content = flash.get(name);
        return content == null ? null : new ByteArrayInputStream(content);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
