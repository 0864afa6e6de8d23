package io.limpet.torture;

import java.io.IOException;
import java.util.Arrays;

/** Turns over one bit of messages of some types. */
final class Tampering extends Messages {

    static final int LAST_BYTE = -1;

    private final int place;
    private final int[] types;

    /** @param place of the byte, from the message's type on; or {@link #LAST_BYTE} */
    Tampering(Encounter encounter, int place, int... types) throws IOException {
        super(encounter.in(), encounter.out());
        this.place = place;
        this.types = types;
    }

    @Override
    void onHandshake(int type, byte[] bytes, int offset, int length) {
        if (Arrays.stream(types).anyMatch(each -> each == type)) {
            bytes[offset + (place == LAST_BYTE ? length - 1 : place)] ^= 1;
        }
    }
}
