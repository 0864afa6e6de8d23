package ej.bon;

import io.limpet.simulator.natives.Natives;

/** The times of a board (MicroEJ BON). */
public final class Util {

    private Util() {
    }

    /** The application's time in milliseconds since 1970; counts from the start of the device until it is set. */
    public static long currentTimeMillis() {
        return Natives.current().time().applicationMillis();
    }

    /** Sets what {@link #currentTimeMillis()} returns, and what certificates are judged by. */
    public static void setCurrentTimeMillis(long currentTimeMillis) {
        Natives.current().time().setApplicationMillis(currentTimeMillis);
    }

    /** Milliseconds since the device started; never goes back. */
    public static long platformTimeMillis() {
        return Natives.current().time().platformNanos() / 1000000;
    }

    /** Nanoseconds since the device started; never goes back. */
    public static long platformTimeNanos() {
        return Natives.current().time().platformNanos();
    }
}
