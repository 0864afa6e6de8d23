package io.limpet.baremetal;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** board/identity.h: which board this is, and the key that it has alone. */
@Include(value = "board/identity.h", isSystem = false)
final class IdentityNatives {

    static final int HARDWARE_ADDRESS_BYTES = 6;
    static final int DEVICE_KEY_BYTES = 16;

    private IdentityNatives() {
    }

    /** Puts the hardware address, six bytes, at the start of the array. */
    static void hardwareAddress(byte[] address) {
        hardwareAddress(Address.ofData(address));
    }

    /** Puts the board's name at the start of the array, in ASCII, and returns its length. */
    static int name(byte[] into) {
        return name(Address.ofData(into), into.length);
    }

    /** Puts the key that opens sealed secrets, sixteen bytes, at the start of the array; false when there is none. */
    static boolean deviceKey(byte[] key) {
        return deviceKey(Address.ofData(key)) == 0;
    }

    @Import(name = "identity_hardware_address")
    private static native void hardwareAddress(Address sixBytes);

    @Import(name = "identity_name")
    private static native int name(Address into, int length);

    @Import(name = "identity_device_key")
    private static native int deviceKey(Address sixteenBytes);
}
