package io.limpet.simulator.panel;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Iterator;

/** Secrets that cannot be guessed, of which a few are good at a time: a further one pushes the oldest out. */
final class Tokens {

    private static final int TOKEN_BYTES = 24;   // 192 bits

    private final SecureRandom random = new SecureRandom();
    private final Deque<String> good = new ArrayDeque<>();
    private final int goodMax;

    /** @param goodMax how many are good at a time, 1 or more */
    Tokens(int goodMax) {
        this.goodMax = goodMax;
    }

    synchronized String issue() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (good.size() == goodMax) {
            good.remove();
        }
        good.add(token);
        return token;
    }

    synchronized boolean isGood(String token) {
        boolean found = false;
        for (String each : good) {
            found |= isSame(each, token);
        }
        return found;
    }

    /** Whether it was good; from now on it is not. */
    synchronized boolean take(String token) {
        boolean found = false;
        for (Iterator<String> each = good.iterator(); each.hasNext();) {
            if (isSame(each.next(), token)) {
                each.remove();
                found = true;
            }
        }
        return found;
    }

    /** In a time that tells nothing of how much of it is right. */
    private static boolean isSame(String secret, String presented) {
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8),
                presented.getBytes(StandardCharsets.UTF_8));
    }
}
