package io.limpet.config;

/** Finds the key that somebody who mistyped a name may have meant. */
final class Nearest {

    private Nearest() {
    }

    /**
     * The known key that takes few changes to reach and begins alike: "wifi.password" is rather the passphrase than
     * the broker's password. Null when none is near.
     */
    static Key to(String name) {
        Key nearest = null;
        int lowest = Integer.MAX_VALUE;
        for (int i = 0; i < Keys.count(); i++) {
            String known = Keys.at(i).name;
            int changesMax = name.length() / 2 + 1;
            if (name.length() - known.length() > changesMax) {
                continue;   // so many must be taken out at least, and a name may be as long as the file
            }
            int changes = distance(name, known);
            int score = 2 * changes - commonStart(name, known);
            if (changes <= changesMax && score < lowest) {
                lowest = score;
                nearest = Keys.at(i);
            }
        }
        return nearest;
    }

    private static int commonStart(String a, String b) {
        int length = 0;
        while (length < a.length() && length < b.length() && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }

    /**
     * How many characters must be put in, taken out, replaced, or swapped with their neighbour (the optimal string
     * alignment distance); one row of the table at a time and the two above it.
     */
    static int distance(String a, String b) {
        int[] above2 = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int k = 0; k <= b.length(); k++) {
            above[k] = k;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int k = 1; k <= b.length(); k++) {
                boolean same = a.charAt(i - 1) == b.charAt(k - 1);
                row[k] = Math.min(above[k - 1] + (same ? 0 : 1), 1 + Math.min(above[k], row[k - 1]));
                if (i > 1 && k > 1 && a.charAt(i - 1) == b.charAt(k - 2) && a.charAt(i - 2) == b.charAt(k - 1)) {
                    row[k] = Math.min(row[k], above2[k - 2] + 1);
                }
            }
            int[] free = above2;
            above2 = above;
            above = row;
            row = free;
        }
        return above[b.length()];
    }
}
