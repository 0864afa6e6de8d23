package io.limpet.baremetal;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** board/resources.h: files burnt to flash with the image. */
@Include(value = "board/resources.h", isSystem = false)
final class ResourceNatives {

    private ResourceNatives() {
    }

    /** The index of a resource, or -1. */
    static int find(byte[] name) {
        return find(Address.ofData(name), name.length);
    }

    /** Copies its bytes into the array, as many as that has; returns how many. */
    static int read(int index, byte[] into) {
        return read(index, 0, Address.ofData(into), into.length);
    }

    @Import(name = "resource_length")
    static native int length(int index);

    @Import(name = "resource_find")
    private static native int find(Address name, int length);

    @Import(name = "resource_read")
    private static native int read(int index, int offset, Address into, int length);
}
