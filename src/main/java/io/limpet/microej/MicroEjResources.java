package io.limpet.microej;

import io.limpet.board.Resources;
import java.io.IOException;
import java.io.InputStream;

/** Files linked into the image: those that a {@code *.resources.list} on the class path names. */
final class MicroEjResources implements Resources {

    private static final int BYTES_MAX = 64 * 1024;
    private static final int FIRST_BYTES = 2048;

    @Override
    public byte[] read(String name) throws IOException {
        InputStream stream = MicroEjResources.class.getResourceAsStream("/" + name);
        if (stream == null) {
            return null;
        }
        try {
            return readAll(stream, name);
        } finally {
            stream.close();
        }
    }

    private static byte[] readAll(InputStream stream, String name) throws IOException {
        byte[] bytes = new byte[FIRST_BYTES];
        int length = 0;
        for (int count = 0; count >= 0; count = stream.read(bytes, length, bytes.length - length)) {
            length += count;
            if (length > BYTES_MAX) {
                throw new IOException("resource " + name + ": larger than " + BYTES_MAX + " bytes");
            }
            if (length == bytes.length) {
                bytes = resized(bytes, length, 2 * length);
            }
        }
        return resized(bytes, length, length);
    }

    private static byte[] resized(byte[] bytes, int length, int size) {
        byte[] copy = new byte[size];
        System.arraycopy(bytes, 0, copy, 0, length);
        return copy;
    }
}
