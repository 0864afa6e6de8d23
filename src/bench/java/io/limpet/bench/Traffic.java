package io.limpet.bench;

/** What has passed in one direction of a TCP connection that carries TLS. */
final class Traffic {

    /** Type, version, length (RFC 8446 §5.1). */
    private static final int RECORD_HEADER_BYTES = 5;

    private long bytes;
    private long records;

    /** Where in a record the stream is: bytes of its header seen, and bytes of its content still to come. */
    private int headerBytes;
    private int contentBytes;

    synchronized void passed(byte[] buffer, int length) {
        bytes += length;
        for (int i = 0; i < length; i++) {
            if (headerBytes < RECORD_HEADER_BYTES) {
                contentBytes = (contentBytes << 8 | buffer[i] & 0xff) & 0xffff;   // its last two bytes are the length
                records += ++headerBytes == RECORD_HEADER_BYTES ? 1 : 0;
            } else {
                contentBytes--;
            }
            if (headerBytes == RECORD_HEADER_BYTES && contentBytes == 0) {
                headerBytes = 0;
            }
        }
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized long records() {
        return records;
    }
}
