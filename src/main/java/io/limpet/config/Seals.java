package io.limpet.config;

import io.limpet.seal.SealException;
import io.limpet.seal.Sealed;
import io.limpet.text.Utf8;

/** What becomes of sealed values: a device opens them as it reads them; where an image is built they can stay. */
final class Seals {

    /** They stay, and only their form is looked at: who builds an image need not have the key. */
    static final Seals KEPT = new Seals(false, null);

    private final boolean opened;
    private final byte[] deviceKey;

    private Seals(boolean opened, byte[] deviceKey) {
        this.opened = opened;
        this.deviceKey = deviceKey;
    }

    /** @param deviceKey null when there is none, and then each sealed value is a mistake */
    static Seals opened(byte[] deviceKey) {
        return new Seals(true, deviceKey);
    }

    /** Whether what {@link #open} returned is still sealed, so that nothing can be said of it. */
    boolean keeps(String value) {
        return !opened && Sealed.is(value);
    }

    /** The value of a key, opened if it was sealed. */
    String open(Key key, String value) throws SealException {
        if (!Sealed.is(value)) {
            return value;
        }
        if (!key.isSecret()) {
            throw new SealException("sealed, which only secrets are. Set it as it is");
        }
        byte[] secret = open(key, Utf8.bytes(value));
        if (secret == null) {
            return value;
        }
        String text = Utf8.decode(secret, 0, secret.length);
        Sealed.wipe(secret);
        return text;
    }

    /** The content of a sealed file; null when it stays sealed. */
    byte[] open(Key key, byte[] sealed) throws SealException {
        if (!opened) {
            Sealed.bytes(sealed);
            return null;
        }
        return Sealed.open(sealed, key.name, deviceKey);
    }
}
