package io.limpet.stress;

/**
 * Arithmetic and conversions at their edges, where C does not share Java's rules. Not here, for TeaVM does not have it:
 * a shift by more than the width, unless it is masked in the source; Math.round() of a negative half.
 */
public final class Semantics {

    private static final int[] INTS = {0, 1, -1, 7, 31, 32, 33, 63, 64, 65, Integer.MIN_VALUE, Integer.MAX_VALUE};
    private static final long[] LONGS = {0, 1, -1, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE, -123456789012345L};
    private static final double[] DOUBLES = {0, -0.0, 1.5, -1.5, 1e10, -1e10, 1e20, -1e20, Double.NaN,
        Double.POSITIVE_INFINITY, Double.MIN_VALUE, 100.0 / 7.0};

    private Semantics() {
    }

    public static void run() {
        for (int each : INTS) {
            ints(each);
        }
        for (long each : LONGS) {
            longs(each);
        }
        for (double each : DOUBLES) {
            conversions(each);
            doubles(each);
        }
        arrays();
        narrowTypes();
        text();
    }

    private static void ints(int a) {
        long sum = 0;
        for (int b : INTS) {
            sum = sum * 31 + (a + b);
            sum = sum * 31 + (a * b);
            sum = sum * 31 + (a - b);
            sum = sum * 31 + (a << (b & 31));
            sum = sum * 31 + (a >> (b & 31));
            sum = sum * 31 + (a >>> (b & 31));
            if (b != 0) {
                sum = sum * 31 + (a / b);
                sum = sum * 31 + (a % b);
            }
        }
        show("int", sum);
        show("casts of int", (byte) a * 3L + (short) a * 5L + (char) a * 7L + -a + Math.abs(a));
    }

    private static void longs(long a) {
        long sum = 0;
        for (int b : INTS) {
            sum = sum * 31 + (a << (b & 63));
            sum = sum * 31 + (a >> (b & 63));
            sum = sum * 31 + (a >>> (b & 63));
        }
        for (long b : LONGS) {
            sum = sum * 31 + a * b + (a - b);
            if (b != 0) {
                sum = sum * 31 + a / b;
                sum = sum * 31 + a % b;
            }
        }
        show("long", sum);
        show("casts of long", (int) a + Double.doubleToLongBits((double) a));
    }

    private static void conversions(double a) {
        show("bits", Double.doubleToLongBits(a));
        show("(int)", (int) a);
        show("(long)", (long) a);
        show("(float)", Float.floatToIntBits((float) a));
        show("(byte)", (byte) a);
        show("round", Math.round(a + 0.001));
    }

    private static void doubles(double a) {
        long sum = Double.doubleToLongBits(a % 0.7);
        for (double b : DOUBLES) {
            sum = sum * 31 + Double.doubleToLongBits(a / b);
            sum = sum * 31 + Double.doubleToLongBits(a * b + b);
            sum = sum * 31 + (a < b ? 1 : 0) + (a >= b ? 2 : 0) + (a == b ? 4 : 0) + Double.compare(a, b) * 8;
        }
        show("double", sum);
    }

    private static void arrays() {
        byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        show("clones", LONGS.clone()[6] + bytes.clone()[8]);
        show("dimensions", new byte[2][3][4][5][6].length * 1000L + new byte[2][3][4][5][6][1][2].length);
        System.arraycopy(bytes, 0, bytes, 2, 7);
        show("overlap", bytes[8] + bytes[2] * 100);
        String[] strings = {"one", "two"};
        Object[] objects = new Object[3];
        System.arraycopy(strings, 0, objects, 1, 2);
        show("of a subtype", objects[2] == strings[1] ? 1 : 0);
    }

    private static void narrowTypes() {
        byte[] bytes = {-1, 127, -128};
        show("byte", bytes[0] + bytes[1] * 256 + (bytes[2] & 0xff) * 65536);
        bytes[0] += 200;
        char c = 'a';
        c += 65535;
        show("wrapped", bytes[0] + c * 1000);
    }

    /** Literals in ASCII are kept otherwise than those that are not, and than what was put together. */
    private static void text() {
        String latin = "Umlauts \u00e4\u00f6\u00fc and \u20ac and \ud83d\ude00";
        show("hash", latin.hashCode() + "ASCII".hashCode());
        StringBuilder text = new StringBuilder("ASCII").append(latin).append(-12).append(Long.MIN_VALUE).append(true);
        show("built", text.toString().hashCode());
        show("characters", "ASCII".charAt(4) * 1000L + text.charAt(5 + 8));
        show("equal", "ASCII".equals(text.substring(0, 5)) && text.indexOf("and") == 17 ? 1 : 0);
        char[] characters = "ASCII".toCharArray();
        characters[0]++;
        show("copied", characters[0] * 100000L + "ASCII".charAt(0));
        show("parsed", Integer.parseInt("-2147483648") + Long.parseLong("9223372036854775807"));
        Machine.say(Double.toString(100.0 / 7.0) + " " + 21.5f + " " + 1e-7 + " " + 12345678.9);
        show("switch", number("two") * 10 + number("three"));
    }

    private static int number(String name) {
        switch (name) {
            case "one":
                return 1;
            case "two":
                return 2;
            default:
                return 3;
        }
    }

    private static void show(String what, long value) {
        Machine.say(what + " " + value);
    }
}
