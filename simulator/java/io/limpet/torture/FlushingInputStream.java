package io.limpet.torture;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Sends what is waiting to be sent before it waits itself. */
final class FlushingInputStream extends FilterInputStream {

    private final OutputStream out;

    FlushingInputStream(InputStream in, OutputStream out) {
        super(in);
        this.out = out;
    }

    @Override
    public int read() throws IOException {
        out.flush();
        return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        out.flush();
        return super.read(into, offset, length);
    }
}
