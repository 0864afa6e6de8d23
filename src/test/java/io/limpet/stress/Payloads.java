package io.limpet.stress;

import java.util.ArrayList;
import java.util.List;

/** Things of all kinds that the heap can hold, and a checksum over any of them. */
final class Payloads {

    private final Numbers numbers;
    private final int lengthMax;

    Payloads(Numbers numbers, int lengthMax) {
        this.numbers = numbers;
        this.lengthMax = lengthMax;
    }

    Object next() {
        int length = numbers.below(lengthMax);
        switch (numbers.below(7)) {
            case 0:
                return longs(length);
            case 1:
                return doubles(length);
            case 2:
                return new Object[] {longs(length / 3), doubles(length / 3), bytes(length / 3), text(1)};
            case 3:
                return text(length / 4);
            case 4:
                return bytes(length * 3 + 1);
            case 5:
                return rows(length / 8 + 1);
            default:
                return list(length / 4);
        }
    }

    private long[] longs(int length) {
        long[] values = new long[length];
        for (int i = 0; i < length; i++) {
            values[i] = numbers.next();
        }
        return values;
    }

    private double[] doubles(int length) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = numbers.below(1 << 20) / 7.0;
        }
        return values;
    }

    private byte[] bytes(int length) {
        byte[] values = new byte[length];
        for (int i = 0; i < length; i++) {
            values[i] = (byte) numbers.next();
        }
        return values;
    }

    private String text(int words) {
        StringBuilder text = new StringBuilder("words:");
        for (int i = 0; i < words; i++) {
            text.append(' ').append(numbers.below(1000));
        }
        return text.toString();
    }

    private long[][] rows(int count) {
        long[][] rows = new long[count][3];
        for (int i = 0; i < count; i++) {
            rows[i][i % 3] = numbers.next();
        }
        return rows;
    }

    private List<Object> list(int count) {
        List<Object> list = new ArrayList<Object>();
        for (int i = 0; i < count; i++) {
            list.add((i & 1) == 0 ? (Object) Long.valueOf(numbers.next()) : Double.valueOf(i / 3.0));
        }
        return list;
    }

    static long checksum(Object payload) {
        if (payload instanceof long[]) {
            return sum((long[]) payload);
        }
        if (payload instanceof double[]) {
            return sum((double[]) payload);
        }
        if (payload instanceof byte[]) {
            return sum((byte[]) payload);
        }
        if (payload instanceof Object[]) { // long[][] is one, too
            return sum((Object[]) payload);
        }
        if (payload instanceof List) {
            return sum(((List<?>) payload).toArray());
        }
        return payload.hashCode();
    }

    private static long sum(long[] values) {
        long sum = 17;
        for (long each : values) {
            sum = sum * 31 + each;
        }
        return sum;
    }

    private static long sum(double[] values) {
        long sum = 18;
        for (double each : values) {
            sum = sum * 31 + Double.doubleToLongBits(each);
        }
        return sum;
    }

    private static long sum(byte[] values) {
        long sum = 19;
        for (byte each : values) {
            sum = sum * 31 + each;
        }
        return sum;
    }

    private static long sum(Object[] values) {
        long sum = 20;
        for (Object each : values) {
            sum = sum * 31 + checksum(each);
        }
        return sum;
    }
}
