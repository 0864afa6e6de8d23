package io.limpet.image.teavm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The try statements of a method, while it is read: what is called within each tells what it catches. */
final class TryStatements {

    private final String nothing;
    /** In the order in which they begin; null while nothing was called within. */
    private final List<String> lists = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    /** @param nothing what catches nothing */
    TryStatements(String nothing) {
        this.nothing = nothing;
    }

    void begin() {
        open.push(lists.size());
        lists.add(null);
    }

    /** Its catch clauses begin, which are of the statement around it. */
    void end() {
        open.pop();
    }

    /** A call that is caught by these clauses; false when that does not fit to what was called before. */
    boolean isCaughtBy(String list) {
        if (open.isEmpty()) {
            return list.equals(nothing);
        }
        String before = lists.set(open.peek(), list);
        return before == null || before.equals(list);
    }

    List<String> lists() {
        return lists.stream().map(list -> list == null ? nothing : list).toList();
    }
}
