package io.limpet.microej;

import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A board without a partition for the outbox. */
class NoMemoryTest {

    @RegisterExtension
    final DeviceThread thread = new DeviceThread(null);

    @Test
    void isNoMemory() {
        assertNull(NativeMemory.find(NonVolatileNatives.JOURNAL));
    }

    @Test
    void norIsThereAThirdPartition() {
        assertNull(NativeMemory.find(2));
    }
}
