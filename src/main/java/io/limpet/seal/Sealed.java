package io.limpet.seal;

import io.limpet.text.Base64Decoder;
import io.limpet.text.Utf8;

/**
 * A secret as it stands in a configuration when only the holder of the device key is to read it.
 *
 * <pre>
 *   sealed:1:BASE64( nonce, 16 random bytes | ciphertext, as long as the secret | tag, 16 bytes )
 * </pre>
 *
 * by {@link Ascon}. The associated data is {@code "sealed:1:"} with the name of the configuration's key behind it: the
 * password of the broker is worth nothing in the place of the passphrase of the network. Whose device it is for is
 * said by the device key alone, one's own or that of a group.
 */
public final class Sealed {

    /** What each begins with, of whatever version. */
    private static final String SCHEME = "sealed:";

    /** What stands before the base64. */
    public static final String PREFIX = SCHEME + "1:";

    private Sealed() {
    }

    public static boolean is(String value) {
        return value.startsWith(SCHEME);
    }

    /** Whether a file is one sealed secret. */
    public static boolean is(byte[] content) {
        return startsWith(content, SCHEME);
    }

    /**
     * How many bytes the secret has; it need not be opened for that, and so its form is checked by everybody.
     *
     * @throws SealException when it is damaged, or of a later version
     */
    public static int bytes(byte[] sealed) throws SealException {
        return message(sealed).length - Ascon.OVERHEAD_BYTES;
    }

    /**
     * The secret.
     *
     * @param name of the key of the configuration
     * @param deviceKey null when the board has none
     * @throws SealException when it cannot be had, with what to do
     */
    public static byte[] open(byte[] sealed, String name, byte[] deviceKey) throws SealException {
        byte[] message = message(sealed);
        if (deviceKey == null) {
            throw new SealException("sealed, and there is no device key. Give the board its own, or set this unsealed"
                    + " (docs/sealing.md)");
        }
        if (!new Ascon(deviceKey).open(message, associatedData(name))) {
            throw new SealException("sealed with another device key, or as another key's value, or changed since."
                    + " Seal it again: ./limpet seal");
        }
        byte[] secret = new byte[message.length - Ascon.OVERHEAD_BYTES];
        System.arraycopy(message, Ascon.NONCE_BYTES, secret, 0, secret.length);
        wipe(message);
        return secret;
    }

    /** What a sealed value of this key belongs to. */
    public static byte[] associatedData(String name) {
        return Utf8.bytes(PREFIX + name);
    }

    /** Leaves nothing of it; null is nothing already. */
    public static void wipe(byte[] secret) {
        for (int i = 0; secret != null && i < secret.length; i++) {
            secret[i] = 0;
        }
    }

    /** What the base64 says; blanks and line ends behind it do not count. */
    private static byte[] message(byte[] sealed) throws SealException {
        if (!startsWith(sealed, PREFIX)) {
            throw new SealException("sealed in a way that is unknown here, must begin with " + PREFIX);
        }
        int end = sealed.length;
        while (sealed[end - 1] == '\n' || sealed[end - 1] == '\r' || sealed[end - 1] == ' ') {
            end--;
        }
        Base64Decoder decoder = new Base64Decoder(end);
        boolean sound = true;
        for (int i = PREFIX.length(); i < end && sound; i++) {
            sound = decoder.accept(sealed[i] & 0xff);
        }
        byte[] message = sound && decoder.isComplete() ? decoder.toBytes() : new byte[0];
        if (message.length <= Ascon.OVERHEAD_BYTES) {
            throw new SealException("sealed, and damaged: what follows " + PREFIX + " is cut off, or no base64");
        }
        return message;
    }

    private static boolean startsWith(byte[] content, String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (i >= content.length || content[i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
