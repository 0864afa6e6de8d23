package io.limpet;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What the running thread has allocated, for tests that it is nothing. Now and then the virtual machine allocates a few
 * hundred bytes of its own in the thread's name, when it compiles or links; so the least of some counts is what counts.
 *
 * <p>The target has another class of this name, which asks TeaVM's allocator.
 */
public final class Allocations {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static {
        if (!THREADS.isThreadAllocatedMemoryEnabled()) {
            throw new AssertionError("this virtual machine does not count what it allocates");
        }
        bytes();   // the first count itself allocates
    }

    /** Bytes since the thread began. */
    public static long bytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    private Allocations() {
    }
}
