package io.limpet.microej;

import io.limpet.board.Clock;
import io.limpet.board.ClockContract;
import io.limpet.simulator.natives.Natives;
import io.limpet.simulator.natives.NetworkNatives;
import io.limpet.simulator.natives.TimeNatives;
import io.limpet.simulator.natives.WatchdogNatives;
import io.limpet.simulator.natives.WifiNatives;
import io.limpet.time.BuildDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** MicroEJ's clock over a platform whose time is real. */
class MicroEjClockTest extends ClockContract {

    private final Clock clock = new MicroEjClock(BuildDate.UTC_MILLIS);

    @BeforeEach
    void powerOn() {
        RealTime.enter(new RealTime());
    }

    @AfterEach
    void powerOff() {
        RealTime.enter(null);
    }

    @Override
    protected Clock clock() {
        return clock;
    }

    private static final class RealTime extends Natives implements TimeNatives {

        private long offsetMillis;

        static void enter(RealTime device) {
            Natives.enter(device);
        }

        @Override
        public long platformNanos() {
            return System.nanoTime();
        }

        @Override
        public long applicationMillis() {
            return platformNanos() / 1_000_000 + offsetMillis;
        }

        @Override
        public void setApplicationMillis(long millis) {
            offsetMillis = millis - platformNanos() / 1_000_000;
        }

        @Override
        protected void demandPower() {
            // It always has power.
        }

        @Override
        public TimeNatives time() {
            return this;
        }

        @Override
        public WatchdogNatives watchdog() {
            throw new UnsupportedOperationException();
        }

        @Override
        public WifiNatives wifi() {
            throw new UnsupportedOperationException();
        }

        @Override
        public NetworkNatives network() {
            throw new UnsupportedOperationException();
        }
    }
}
