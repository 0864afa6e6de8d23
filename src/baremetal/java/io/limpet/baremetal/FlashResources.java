package io.limpet.baremetal;

import io.limpet.board.Resources;
import io.limpet.text.Utf8;
import java.io.IOException;

/** Files that were linked into the image. */
final class FlashResources implements Resources {

    private static final int BYTES_MAX = 64 * 1024;

    @Override
    public byte[] read(String name) throws IOException {
        int index = ResourceNatives.find(Utf8.bytes(name));
        if (index < 0) {
            return null;
        }
        int length = ResourceNatives.length(index);
        if (length > BYTES_MAX) {
            throw new IOException("resource " + name + ": larger than " + BYTES_MAX + " bytes");
        }
        byte[] content = new byte[length];
        ResourceNatives.read(index, content);
        return content;
    }
}
