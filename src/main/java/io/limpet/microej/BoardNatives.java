package io.limpet.microej;

/** What else of the board MicroEJ has no library for, in C (docs/microej-natives.md). */
final class BoardNatives {

    static final int HARDWARE_ADDRESS_BYTES = 6;
    static final int NAME_BYTES_MAX = 48;
    static final int DEVICE_KEY_BYTES = 16;

    private BoardNatives() {
    }

    /** Switches the status light. */
    static native void setIndicator(boolean on);

    /** Puts the hardware address, six bytes, at the start of the array: the number on the label of most boards. */
    static native void getHardwareAddress(byte[] address);

    /** Puts what the board is called at the start of the array, in ASCII, and returns its length. */
    static native int getName(byte[] name);

    /** Puts the key that opens sealed secrets, sixteen bytes, at the start of the array; false when there is none. */
    static native boolean getDeviceKey(byte[] key);
}
