package io.limpet.ontarget;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** What the host has made and put into flash (io.limpet.target.HostMade), by its name. */
@Include(value = "board/resources.h", isSystem = false)
public final class HostValues {

    private HostValues() {
    }

    public static byte[] bytes(String name) {
        int index = find(name);
        if (index < 0) {
            throw new IllegalArgumentException("the host has not made " + name);
        }
        byte[] bytes = new byte[length(index)];
        read(index, 0, Address.ofData(bytes), bytes.length);
        return bytes;
    }

    /** An array of them: {@code name.0, name.1, ...}. */
    public static byte[][] arrays(String name) {
        int count = 0;
        while (find(name + "." + count) >= 0) {
            count++;
        }
        byte[][] arrays = new byte[count][];
        for (int i = 0; i < count; i++) {
            arrays[i] = bytes(name + "." + i);
        }
        return arrays;
    }

    /** ASCII. */
    public static String text(String name) {
        StringBuilder text = new StringBuilder();
        for (byte each : bytes(name)) {
            text.append((char) each);
        }
        return text.toString();
    }

    private static int find(String name) {
        byte[] ascii = new byte[name.length()];
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = (byte) name.charAt(i);
        }
        return find(Address.ofData(ascii), ascii.length);
    }

    @Import(name = "resource_find")
    private static native int find(Address name, int length);

    @Import(name = "resource_length")
    private static native int length(int index);

    @Import(name = "resource_read")
    private static native int read(int index, int offset, Address into, int length);
}
