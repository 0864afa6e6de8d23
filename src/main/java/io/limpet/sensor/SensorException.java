package io.limpet.sensor;

import java.io.IOException;

/** A sensor that did not measure: which, what was wrong, and what to look at. */
public final class SensorException extends IOException {

    private static final long serialVersionUID = 1L;

    public SensorException(String message) {
        super(message);
    }
}
