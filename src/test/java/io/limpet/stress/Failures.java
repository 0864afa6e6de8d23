package io.limpet.stress;

import java.util.ArrayList;
import java.util.List;

/**
 * What goes wrong, and what Java learns of it. Not here, for TeaVM has no check for it: a division by zero, which
 * ends in a fault, and an array of a negative length, for which the heap has no room.
 */
public final class Failures {

    private static int[] nothing;
    private static Object text = "text";

    /** One thing that goes wrong. */
    private interface Deed {
        int doIt(int n);
    }

    private Failures() {
    }

    /** @param heapBytes more than this does not fit into memory, and is asked for */
    public static void run(final int heapBytes) {
        run("null array", n -> nothing[n]);
        run("null string", n -> ((String) pass(null)).length());
        run("null thrown", n -> {
            throw (RuntimeException) pass(null);
        });
        run("index 10 of 10", n -> at(new byte[n], n));
        run("index -1", n -> at(new byte[n], -n / 10));
        run("cast", n -> ((Integer) text).intValue());
        run("four frames down", n -> down(4));
        for (int i = 0; i < 3; i++) {
            run("full heap", n -> hoard());
            run("more than the heap", n -> new byte[heapBytes].length);
        }
        run("nothing", n -> n);
    }

    private static void run(String what, Deed deed) {
        try {
            Machine.say(what + ": " + deed.doIt(10));
        } catch (NullPointerException e) {
            Machine.say(what + ": a null reference");
        } catch (ArrayIndexOutOfBoundsException e) {
            Machine.say(what + ": an index");
        } catch (ClassCastException e) {
            Machine.say(what + ": a cast");
        } catch (IllegalStateException e) {
            Machine.say(what + ": " + e.getMessage());
        } catch (OutOfMemoryError e) {
            Machine.say(what + ": no memory");
        }
    }

    private static int at(byte[] bytes, int index) {
        return bytes[index];
    }

    private static Object pass(Object object) {
        return object;
    }

    private static int hoard() {
        List<byte[]> hoard = new ArrayList<byte[]>();
        while (true) {
            hoard.add(new byte[1000]);
        }
    }

    private static int down(int n) {
        if (n == 0) {
            throw new IllegalStateException("thrown, and caught above");
        }
        return down(n - 1) + n;
    }
}
