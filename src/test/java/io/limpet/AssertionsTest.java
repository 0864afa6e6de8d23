package io.limpet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The assertions notice what they are there for: JUnit's on the JVM, and on the target those written for it, which are
 * compiled by the very compiler that they are to judge.
 */
class AssertionsTest {

    private static final byte[] BYTES = {1, 2, 3};

    /** What may throw. */
    private interface Assertion {
        void make() throws Exception;
    }

    @Test
    void noticeWhatIsNotTrue() {
        fails(() -> assertTrue(BYTES.length == 2));
        fails(() -> assertTrue(false, "message"));
        fails(() -> assertTrue(false, () -> "message"));
        fails(() -> assertFalse(BYTES.length == 3));
        fails(() -> assertNull(BYTES));
        fails(() -> assertNotNull(null));
        fails(() -> assertInstanceOf(Integer.class, "1"));
        fails(() -> fail("message"));
    }

    @Test
    void noticeWhatDiffers() {
        fails(() -> assertEquals(1, 2));
        fails(() -> assertEquals(-1, 0xff, "message"));
        fails(() -> assertEquals(1L << 32, 0L));
        fails(() -> assertEquals('a', 'b'));
        fails(() -> assertEquals(1.0, 1.1, 0.01));
        fails(() -> assertEquals(Double.NaN, 1.0, 0.01));
        fails(() -> assertEquals("a", "b"));
        fails(() -> assertEquals("a", null));
        fails(() -> assertEquals(List.of(1, 2), List.of(1, 3), "message"));
        fails(() -> assertSame(new String(new char[] {'a'}), "a"));
        fails(() -> assertArrayEquals(BYTES, new byte[] {1, 2}));
        fails(() -> assertArrayEquals(BYTES, new byte[] {1, 2, 4}));
        fails(() -> assertArrayEquals(new byte[][] {BYTES}, new byte[][] {{1}}));
    }

    @Test
    void noticeWhatDoesNotDiffer() {
        fails(() -> assertNotEquals(3, 3));
        fails(() -> assertNotEquals(1L << 32, 1L << 32));
        fails(() -> assertNotEquals("a", "a"));
    }

    @Test
    void noticeWhatIsNotThrown() {
        fails(() -> assertThrows(IllegalStateException.class, () -> { }));
        fails(() -> assertThrows(IllegalStateException.class, () -> {
            throw new IllegalArgumentException("another");
        }));
        assertEquals("it", assertThrows(IllegalStateException.class, () -> {
            throw new IllegalStateException("it");
        }).getMessage());
    }

    @Test
    void letPassWhatIsAsItShouldBe() {
        assertTrue(BYTES.length == 3);
        assertFalse(BYTES.length == 2);
        assertNull(null);
        assertNotNull(BYTES);
        assertEquals(1L << 32, 1L << 32);
        assertEquals(1.0, 1.001, 0.01);
        assertEquals(Double.NaN, Double.NaN, 0.01);
        assertEquals(List.of(1, 2), List.of(1, 2));
        assertSame(BYTES, BYTES);
        assertArrayEquals(new byte[][] {BYTES}, new byte[][] {{1, 2, 3}});
        assertNotEquals("a", null);
    }

    private static void fails(Assertion assertion) {
        try {
            assertion.make();
        } catch (AssertionError e) {
            return;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("not noticed");
    }
}
