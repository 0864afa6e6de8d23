package org.junit.jupiter.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.function.Executable;

/** JUnit's assertions as far as the portable tests use them: the same signatures, so that the same classes link. */
public final class Assertions {

    public static void assertTrue(boolean condition) {
        assertTrue(condition, "");
    }

    public static void assertTrue(boolean condition, String message) {
        check(condition, message, "false, should be true");
    }

    public static void assertTrue(boolean condition, Supplier<String> message) {
        if (!condition) {
            assertTrue(false, message.get());
        }
    }

    public static void assertFalse(boolean condition) {
        assertFalse(condition, "");
    }

    public static void assertFalse(boolean condition, String message) {
        check(!condition, message, "true, should be false");
    }

    public static void assertNull(Object actual) {
        assertNull(actual, "");
    }

    public static void assertNull(Object actual, String message) {
        if (actual != null) {
            differ("null", actual.toString(), message);
        }
    }

    public static void assertNotNull(Object actual) {
        assertNotNull(actual, "");
    }

    public static void assertNotNull(Object actual, String message) {
        check(actual != null, message, "null");
    }

    public static void assertSame(Object expected, Object actual) {
        assertSame(expected, actual, "");
    }

    public static void assertSame(Object expected, Object actual, String message) {
        if (expected != actual) {
            differ(expected + " itself", String.valueOf(actual), message);
        }
    }

    public static <T> T assertInstanceOf(Class<T> expected, Object actual) {
        check(expected.isInstance(actual), "", actual + " is no " + expected);
        return expected.cast(actual);
    }

    public static void assertEquals(char expected, char actual) {
        assertEquals((int) expected, (int) actual, "");
    }

    public static void assertEquals(int expected, int actual) {
        assertEquals((Object) expected, (Object) actual, "");
    }

    public static void assertEquals(int expected, int actual, String message) {
        assertEquals((Object) expected, (Object) actual, message);
    }

    public static void assertEquals(int expected, Integer actual) {
        assertEquals((Object) expected, (Object) actual, "");
    }

    public static void assertEquals(int expected, Integer actual, String message) {
        assertEquals((Object) expected, (Object) actual, message);
    }

    public static void assertEquals(Integer expected, int actual) {
        assertEquals((Object) expected, (Object) actual, "");
    }

    public static void assertEquals(Integer expected, int actual, String message) {
        assertEquals((Object) expected, (Object) actual, message);
    }

    public static void assertEquals(Integer expected, Integer actual) {
        assertEquals((Object) expected, (Object) actual, "");
    }

    public static void assertEquals(Integer expected, Integer actual, String message) {
        assertEquals((Object) expected, (Object) actual, message);
    }

    public static void assertEquals(long expected, long actual) {
        assertEquals((Object) expected, (Object) actual, "");
    }

    public static void assertEquals(long expected, long actual, String message) {
        assertEquals((Object) expected, (Object) actual, message);
    }

    public static void assertEquals(long expected, Long actual) {
        assertEquals((Object) expected, (Object) actual, "");
    }

    public static void assertEquals(long expected, Long actual, String message) {
        assertEquals((Object) expected, (Object) actual, message);
    }

    public static void assertEquals(Long expected, long actual) {
        assertEquals((Object) expected, (Object) actual, "");
    }

    public static void assertEquals(Long expected, long actual, String message) {
        assertEquals((Object) expected, (Object) actual, message);
    }

    public static void assertEquals(Long expected, Long actual) {
        assertEquals((Object) expected, (Object) actual, "");
    }

    public static void assertEquals(Long expected, Long actual, String message) {
        assertEquals((Object) expected, (Object) actual, message);
    }

    public static void assertEquals(float expected, float actual, float delta) {
        assertEquals((double) expected, (double) actual, (double) delta, "");
    }

    /** With a delta, as JUnit has it: the difference is not above it, or both are the same to the bit. */
    public static void assertEquals(double expected, double actual, double delta) {
        assertEquals(expected, actual, delta, "");
    }

    public static void assertEquals(double expected, double actual, double delta, String message) {
        if (!(Math.abs(expected - actual) <= delta)
                && Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
            differ(Double.toString(expected), Double.toString(actual), message);
        }
    }

    public static void assertEquals(Object expected, Object actual) {
        assertEquals(expected, actual, "");
    }

    public static void assertEquals(Object expected, Object actual, String message) {
        if (!Objects.equals(expected, actual)) {
            differ(String.valueOf(expected), String.valueOf(actual), message);
        }
    }

    public static void assertEquals(Object expected, Object actual, Supplier<String> message) {
        if (!Objects.equals(expected, actual)) {
            differ(String.valueOf(expected), String.valueOf(actual), message.get());
        }
    }

    public static void assertNotEquals(int unexpected, int actual) {
        assertNotEquals((Object) unexpected, (Object) actual, "");
    }

    public static void assertNotEquals(int unexpected, Integer actual) {
        assertNotEquals((Object) unexpected, (Object) actual, "");
    }

    public static void assertNotEquals(Integer unexpected, int actual) {
        assertNotEquals((Object) unexpected, (Object) actual, "");
    }

    public static void assertNotEquals(Integer unexpected, Integer actual) {
        assertNotEquals((Object) unexpected, (Object) actual, "");
    }

    public static void assertNotEquals(int unexpected, int actual, String message) {
        assertNotEquals((Object) unexpected, (Object) actual, message);
    }

    public static void assertNotEquals(long unexpected, long actual) {
        assertNotEquals((Object) unexpected, (Object) actual, "");
    }

    public static void assertNotEquals(long unexpected, Long actual) {
        assertNotEquals((Object) unexpected, (Object) actual, "");
    }

    public static void assertNotEquals(Long unexpected, long actual) {
        assertNotEquals((Object) unexpected, (Object) actual, "");
    }

    public static void assertNotEquals(Long unexpected, Long actual) {
        assertNotEquals((Object) unexpected, (Object) actual, "");
    }

    public static void assertNotEquals(long unexpected, long actual, String message) {
        assertNotEquals((Object) unexpected, (Object) actual, message);
    }

    public static void assertNotEquals(Object unexpected, Object actual) {
        assertNotEquals(unexpected, actual, "");
    }

    public static void assertNotEquals(Object unexpected, Object actual, String message) {
        check(!Objects.equals(unexpected, actual), message, "equal to " + actual);
    }

    public static void assertArrayEquals(byte[] expected, byte[] actual) {
        assertArrayEquals(expected, actual, "");
    }

    public static void assertArrayEquals(byte[] expected, byte[] actual, String message) {
        if (!Arrays.equals(expected, actual)) {
            differ(Arrays.toString(expected), Arrays.toString(actual), message);
        }
    }

    public static void assertArrayEquals(int[] expected, int[] actual) {
        if (!Arrays.equals(expected, actual)) {
            differ(Arrays.toString(expected), Arrays.toString(actual), "");
        }
    }

    public static void assertArrayEquals(long[] expected, long[] actual) {
        if (!Arrays.equals(expected, actual)) {
            differ(Arrays.toString(expected), Arrays.toString(actual), "");
        }
    }

    public static void assertArrayEquals(Object[] expected, Object[] actual) {
        if (!Arrays.deepEquals(expected, actual)) {
            differ(Arrays.deepToString(expected), Arrays.deepToString(actual), "");
        }
    }

    public static <T extends Throwable> T assertThrows(Class<T> expected, Executable executable) {
        return assertThrows(expected, executable, "");
    }

    @SuppressWarnings("unchecked")   // it is: isInstance
    public static <T extends Throwable> T assertThrows(Class<T> expected, Executable executable, String message) {
        try {
            executable.execute();
        } catch (Throwable thrown) {
            if (expected.isInstance(thrown)) {
                return (T) thrown;
            }
            throw new AssertionError(message + ": threw " + thrown + ", should be " + expected, thrown);
        }
        throw new AssertionError(message + ": threw nothing, should be " + expected);
    }

    /** One thread: it cannot be cut short, but it is found to have been late. A hang is the host's to notice. */
    public static void assertTimeoutPreemptively(Duration limit, Executable executable, String message)
            throws Throwable {
        long start = System.currentTimeMillis();
        executable.execute();
        check(System.currentTimeMillis() - start <= limit.toMillis(), message, "took longer than it may");
    }

    public static void assertTimeoutPreemptively(Duration limit, Executable executable) throws Throwable {
        assertTimeoutPreemptively(limit, executable, "");
    }

    public static <V> V fail(String message) {
        throw new AssertionError(message);
    }

    private static void check(boolean condition, String message, String otherwise) {
        if (!condition) {
            throw new AssertionError(message.isEmpty() ? otherwise : message + ": " + otherwise);
        }
    }

    private static void differ(String expected, String actual, String message) {
        check(false, message, "<" + actual + ">, should be <" + expected + ">");
    }

    private Assertions() {
    }
}
