package io.limpet.memory;

/** The CRC of Ethernet and ZIP (ISO 3309; polynomial 0xEDB88320, reflected), four bits at a time. */
public final class Crc32 {

    private static final int[] TABLE = {
        0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
        0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c
    };

    private Crc32() {
    }

    /** Of one run of bytes. */
    public static int of(byte[] bytes, int offset, int length) {
        return ~update(~0, bytes, offset, length);
    }

    /** Goes on with a CRC: it begins with all ones, and ends inverted. */
    public static int update(int crc, byte[] bytes, int offset, int length) {
        int register = crc;
        for (int i = offset; i < offset + length; i++) {
            register = update(register, bytes[i]);
        }
        return register;
    }

    /** Goes on with one byte. */
    public static int update(int crc, int value) {
        int register = crc ^ value & 0xff;
        register = register >>> 4 ^ TABLE[register & 15];
        return register >>> 4 ^ TABLE[register & 15];
    }
}
