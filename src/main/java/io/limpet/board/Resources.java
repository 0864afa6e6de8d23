package io.limpet.board;

import java.io.IOException;

/** Read-only bytes that were burnt to flash with the image: configuration and certificates. */
public interface Resources {

    /**
     * The content of a resource.
     *
     * @param name a relative path with slashes: {@code "ca/broker.pem"}
     * @return its bytes, or null when there is no such resource
     * @throws IOException when it cannot be read, or is larger than 64 KiB
     */
    byte[] read(String name) throws IOException;
}
