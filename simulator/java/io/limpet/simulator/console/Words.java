package io.limpet.simulator.console;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the words of a command. */
public final class Words {

    private static final Pattern SPAN = Pattern.compile("([+-]?)(\\d{1,9})(ms|s|min|h|d|y)");

    private Words() {
    }

    /** A whole number from a range. */
    public static long number(String word, long min, long max) throws CommandException {
        try {
            long number = Long.parseLong(word);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new CommandException(word + ": must be a whole number, " + min + " to " + max);
    }

    /** A decimal number from a range, in thousandths. */
    public static int thousandths(String word, int min, int max) throws CommandException {
        try {
            BigDecimal number = new BigDecimal(word);
            if (number.compareTo(BigDecimal.valueOf(min)) >= 0 && number.compareTo(BigDecimal.valueOf(max)) <= 0) {
                return number.movePointRight(3).intValue();
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new CommandException(word + ": must be a number, " + min + " to " + max);
    }

    /** {@code 500ms}, {@code +3d}, {@code -2y}: forwards or backwards. */
    public static Duration span(String word) throws CommandException {
        Matcher matcher = SPAN.matcher(word);
        if (!matcher.matches()) {
            throw new CommandException(word + ": must be a number with its unit (ms, s, min, h, d, y), as in +3d");
        }
        long amount = Long.parseLong(matcher.group(2));
        Duration span = switch (matcher.group(3)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "min" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ofDays(365).multipliedBy(amount);
        };
        return matcher.group(1).equals("-") ? span.negated() : span;
    }
}
