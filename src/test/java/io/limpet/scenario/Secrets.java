package io.limpet.scenario;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The secrets of a story, to be looked for wherever they do not belong, and in each form that programs put bytes in:
 * as they are, in UTF-16, in base64 at each of its three phases, in hexadecimal, in percent-encoding.
 */
public final class Secrets {

    /** A form by its name: what could be read of the secret there. */
    private final Map<String, String> forms = new LinkedHashMap<>();

    /** How much has been looked through, so that a test can see that it was something. */
    private long searched;

    /** A word: 6 characters or more, lest it be found in anything. */
    public Secrets add(String name, String secret) {
        add(name, secret.getBytes(StandardCharsets.UTF_8));
        form(name + " in UTF-16LE", secret.getBytes(StandardCharsets.UTF_16LE));
        form(name + " in UTF-16BE", secret.getBytes(StandardCharsets.UTF_16BE));
        return this;
    }

    public Secrets add(String name, byte[] secret) {
        if (secret.length < 6) {
            throw new IllegalArgumentException(name + ": too short to be looked for");
        }
        form(name, secret);
        for (int phase = 0; phase < 3; phase++) {
            text(name + " in base64, phase " + phase, base64(secret, phase));
            text(name + " in base64 for URLs, phase " + phase, base64(secret, phase).replace('+', '-')
                    .replace('/', '_'));
        }
        for (String separator : List.of("", ":", " ", ", ")) {
            String digits = HexFormat.ofDelimiter(separator).formatHex(secret);
            text(name + " in hexadecimal", digits);
            text(name + " in hexadecimal, upper case", digits.toUpperCase(Locale.ROOT));
        }
        text(name + " in percent-encoding", percent(secret, true));
        text(name + " in percent-encoding, all of it", percent(secret, false));
        text(name + " as a list of numbers", numbers(secret));
        return this;
    }

    /** @throws AssertionError when one of them is in one of the texts */
    public void assertNotIn(String where, Iterable<String> texts) {
        for (String text : texts) {
            assertNotIn(where, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    public void assertNotIn(String where, byte[] bytes) {
        String found = find(bytes);
        searched += bytes.length;
        if (found != null) {
            throw new AssertionError(where + " holds " + found);
        }
    }

    /** How many bytes have been looked through so far. */
    public long searched() {
        return searched;
    }

    /** The name of a form that is in these bytes; null when none is. */
    String find(byte[] bytes) {
        String haystack = new String(bytes, StandardCharsets.ISO_8859_1);
        return forms.entrySet().stream().filter(form -> haystack.contains(form.getValue())).map(Map.Entry::getKey)
                .findFirst().orElse(null);
    }

    /** Each form, for a test to put somewhere and have it found. */
    List<String> forms() {
        return new ArrayList<>(forms.values());
    }

    private void form(String name, byte[] bytes) {
        text(name, new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private void text(String name, String text) {
        forms.putIfAbsent(name + (forms.containsKey(name) ? " (" + forms.size() + ")" : ""), text);
    }

    /** The characters that depend on the secret alone when so many other bytes stand before it. */
    private static String base64(byte[] secret, int phase) {
        ByteArrayOutputStream padded = new ByteArrayOutputStream();
        padded.writeBytes(new byte[phase]);
        padded.writeBytes(secret);
        String all = Base64.getEncoder().withoutPadding().encodeToString(padded.toByteArray());
        int first = phase == 0 ? 0 : phase + 1;
        int whole = (phase + secret.length) * 8 / 6;
        return all.substring(first, whole);
    }

    private static String percent(byte[] secret, boolean onlyWhereNeeded) {
        StringBuilder text = new StringBuilder();
        for (byte each : secret) {
            boolean plain = each >= '0' && each <= '9' || each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z'
                    || "-_.~".indexOf(each) >= 0 && each > 0;
            text.append(plain && onlyWhereNeeded ? String.valueOf((char) each) : String.format("%%%02X", each));
        }
        return text.toString();
    }

    private static String numbers(byte[] secret) {
        StringBuilder text = new StringBuilder();
        for (byte each : secret) {
            text.append(text.length() == 0 ? "" : ", ").append(each);
        }
        return text.toString();
    }
}
