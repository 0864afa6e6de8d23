package io.limpet.mqtt;

import io.limpet.board.Connection;
import io.limpet.fuzz.Oracle;

/** A connection from which a stream comes in pieces of one size, and then nothing. */
final class Pieces implements Connection {

    private final byte[] stream;
    private final int pieceBytes;
    private int position;

    Pieces(byte[] stream, int pieceBytes) {
        this.stream = stream;
        this.pieceBytes = pieceBytes;
    }

    boolean isOver() {
        return position == stream.length;
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, long deadlineMillis) {
        Oracle.demand(offset >= 0 && length > 0 && length <= buffer.length - offset, "received into " + offset + ", "
                + length + " of " + buffer.length);
        int count = Math.min(pieceBytes, Math.min(length, stream.length - position));
        System.arraycopy(stream, position, buffer, offset, count);
        position += count;
        return count;
    }

    @Override
    public void send(byte[] bytes, int offset, int length, long deadlineMillis) {
        throw new AssertionError("the reader sends");
    }

    @Override
    public String description() {
        return "pieces";
    }

    @Override
    public byte[] peerCertificate(int index) {
        return null;
    }

    @Override
    public void close() {
    }
}
