package io.limpet.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Resources} keeps to. It has {@code contract/small.bin}, five bytes of ASCII, and
 * {@code contract/large.bin}, 5000 bytes of which each is seven times its index (modulo 256).
 */
public abstract class ResourcesContract {

    public static final String SMALL = "contract/small.bin";
    public static final String LARGE = "contract/large.bin";

    protected abstract Resources resources();

    /** What a resource contains; for those who have to provide it. */
    public static byte[] content(String name) {
        byte[] content = new byte[name.equals(SMALL) ? 5 : 5000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (name.equals(SMALL) ? "small".charAt(i) : i * 7);
        }
        return content;
    }

    @Test
    void readsAResourceWhole() throws IOException {
        assertArrayEquals(content(SMALL), resources().read(SMALL));
        assertArrayEquals(content(LARGE), resources().read(LARGE));
    }

    @Test
    void hasNothingUnderOtherNames() throws IOException {
        for (String name : new String[] {"contract/small.bi", "contract/small.bin2", "contract/Small.bin", "small.bin",
            "no/such/resource"}) {
            assertNull(resources().read(name), name);
        }
    }

    @Test
    void givesEachCallerItsOwnBytes() throws IOException {
        resources().read(SMALL)[0] = 'S';
        assertEquals('s', resources().read(SMALL)[0]);
    }
}
