package io.limpet.seal;

import java.io.IOException;

/** A sealed secret that cannot be opened: why, and what to do. Never anything of what is in it. */
public final class SealException extends IOException {

    private static final long serialVersionUID = 1L;

    public SealException(String message) {
        super(message);
    }
}
