package io.limpet.microej;

import io.limpet.simulator.DeviceBuilder;
import io.limpet.simulator.SimulatedDevice;
import io.limpet.simulator.memory.SimulatedMemory;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs tests in the thread of a simulated device, where the natives are those of the simulator: in the middle of the
 * first line that its firmware writes.
 */
final class DeviceThread implements InvocationInterceptor {

    private final SimulatedDevice device;

    /** @param memory the partition of its flash */
    DeviceThread(SimulatedMemory memory) {
        device = new DeviceBuilder().nonVolatile(memory).build();
    }

    @Override
    public void interceptTestMethod(Invocation<Void> test, ReflectiveInvocationContext<Method> context,
            ExtensionContext extension) throws Throwable {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        device.console().listen(line -> {
            if (!outcome.isDone()) {
                outcome.complete(thrownBy(test));
            }
        });
        try (device) {
            device.powerOn();
            Throwable thrown = outcome.get(20, TimeUnit.SECONDS);
            if (thrown != null) {
                throw thrown;
            }
        }
    }

    private static Throwable thrownBy(Invocation<Void> test) {
        try {
            test.proceed();
            return null;
        } catch (Throwable e) {
            return e;
        }
    }
}
