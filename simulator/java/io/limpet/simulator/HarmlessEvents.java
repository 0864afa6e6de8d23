package io.limpet.simulator;

import io.limpet.simulator.panel.DeviceEvents;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Keeps what a watcher throws from the device that it watches. */
final class HarmlessEvents {

    private HarmlessEvents() {
    }

    /** The same events; what they throw is an uncaught exception of the thread that tells them, which goes on. */
    static DeviceEvents of(DeviceEvents events) {
        return (DeviceEvents) Proxy.newProxyInstance(DeviceEvents.class.getClassLoader(),
                new Class<?>[] {DeviceEvents.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(events, arguments);
                    } catch (InvocationTargetException e) {
                        Thread thread = Thread.currentThread();
                        thread.getUncaughtExceptionHandler().uncaughtException(thread, e.getCause());
                        return null;
                    }
                });
    }
}
