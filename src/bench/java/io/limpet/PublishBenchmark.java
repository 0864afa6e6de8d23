package io.limpet;

import io.limpet.bench.InMemoryBoard;
import io.limpet.config.ConfigurationException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One reading on its whole way through the unchanged firmware: the loop's turns, the driver, the payload, the outbox,
 * the session, and back with the acknowledgement. Around it is only memory: registers, a broker that answers at once,
 * a clock that jumps to the next deadline.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PublishBenchmark {

    private static final int TURNS_MAX = 1000;

    @Param({"0", "1", "2"})
    public int qos;

    private Firmware firmware;

    @Setup
    public void boot() throws ConfigurationException {
        firmware = new Firmware(new InMemoryBoard("mqtt.qos=" + qos + "\n"));
        publish();
    }

    @Benchmark
    public int publish() {
        int before = firmware.acknowledgedReadings();
        for (int turns = 0; firmware.acknowledgedReadings() == before; turns++) {
            if (turns == TURNS_MAX) {
                throw new IllegalStateException("nothing was acknowledged in " + TURNS_MAX + " turns of the loop");
            }
            firmware.turn();
        }
        return before;
    }
}
