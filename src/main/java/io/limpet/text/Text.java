package io.limpet.text;

/**
 * Text being written into a buffer made once, as UTF-8 (RFC 3629). Allocates nothing.
 *
 * <p>What does not fit is not written, and {@link #overflowed()} says so: the caller refuses the whole, nobody sends
 * the half. {@code String.getBytes}, {@code String.format} and {@code StringBuilder} are what it stands for: the first
 * does not work on bare metal, none does without garbage.
 */
public final class Text {

    private final byte[] buffer;
    private int length;
    private boolean overflowed;

    public Text(int capacityBytes) {
        this.buffer = new byte[capacityBytes];
    }

    /** The bytes written so far stand at the start of this array: {@link #length()} of them. */
    public byte[] buffer() {
        return buffer;
    }

    public int length() {
        return length;
    }

    /** Whether something did not fit since the last {@link #clear()}. */
    public boolean overflowed() {
        return overflowed;
    }

    public Text clear() {
        length = 0;
        overflowed = false;
        return this;
    }

    public Text append(String text) {
        int count = Utf8.length(text);
        if (fits(count)) {
            length = Utf8.encode(text, buffer, length);
        }
        return this;
    }

    public Text append(byte[] bytes, int offset, int count) {
        if (fits(count)) {
            System.arraycopy(bytes, offset, buffer, length, count);
            length += count;
        }
        return this;
    }

    /** One character of ASCII. */
    public Text append(char ascii) {
        return appendByte(ascii);
    }

    public Text appendByte(int value) {
        if (fits(1)) {
            buffer[length++] = (byte) value;
        }
        return this;
    }

    /** A decimal number, {@code -9223372036854775808} included. */
    public Text append(long value) {
        return appendPadded(value, 1);
    }

    /** A decimal number with zeros in front, {@code width} digits at least beside its sign; for dates. */
    public Text appendPadded(long value, int width) {
        long negative = value < 0 ? value : -value;   // the negative half is the larger one
        int count = Math.max(width, digits(negative));
        if (fits(sign(value) + count)) {
            putSign(value);
            putDigits(negative, count);
        }
        return this;
    }

    /** A number of thousandths, hundredths, ...: {@code appendFixed(-1050, 3)} is {@code -1.050}. */
    public Text appendFixed(long value, int decimals) {
        if (decimals == 0) {
            return append(value);
        }
        long one = 1;
        for (int i = 0; i < decimals; i++) {
            one *= 10;
        }
        long negative = value < 0 ? value : -value;
        int count = digits(negative / one);
        if (fits(sign(value) + count + 1 + decimals)) {
            putSign(value);
            putDigits(negative / one, count);
            buffer[length++] = '.';
            putDigits(negative % one, decimals);
        }
        return this;
    }

    /** A byte as two hexadecimal digits. */
    public Text appendHex(int value) {
        if (fits(2)) {
            buffer[length++] = (byte) Hex.digit(value >> 4);
            buffer[length++] = (byte) Hex.digit(value);
        }
        return this;
    }

    @Override
    public String toString() {
        return Utf8.decode(buffer, 0, length);
    }

    private static int sign(long value) {
        return value < 0 ? 1 : 0;
    }

    private void putSign(long value) {
        if (value < 0) {
            buffer[length++] = '-';
        }
    }

    private void putDigits(long negative, int count) {
        long rest = negative;
        for (int i = length + count - 1; i >= length; i--) {
            buffer[i] = (byte) ('0' - rest % 10);
            rest /= 10;
        }
        length += count;
    }

    private static int digits(long negative) {
        int count = 1;
        for (long rest = negative / 10; rest != 0; rest /= 10) {
            count++;
        }
        return count;
    }

    private boolean fits(int count) {
        if (count > buffer.length - length) {
            overflowed = true;
        }
        return !overflowed;
    }
}
