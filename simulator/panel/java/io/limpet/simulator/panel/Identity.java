package io.limpet.simulator.panel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What a message is known by when its bytes have been forgotten: 128 bits of the SHA-256 of topic and payload. */
record Identity(long high, long low) {

    static Identity of(Message message) {
        byte[] topic = message.topic().getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, topic.length));   // so that no two run together
        digest.update(topic);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(message.payload()));
        return new Identity(hash.getLong(), hash.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
