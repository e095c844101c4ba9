package dev.assay.chaos.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What both sides have said to each other so far, as far as it matters. One thread. */
final class Conversation {
    static final int MOST_EXPECTED = 65_536;
    private static final int MOST_NAMES = 16_384;

    private final Deque<Expected> expected = new ArrayDeque<>();
    private final Map<String, Prepared> statements = bounded();
    private final Map<String, Portal> portals = bounded();
    private long positions;
    private boolean skipping;
    private boolean copyIn;
    private char status = 'I';
    private @Nullable Tracked last;

    long nextPosition() {
        return ++positions;
    }

    void expect(Expected next) {
        expected.addLast(next);
    }

    @Nullable Expected head() {
        return expected.peekFirst();
    }

    void headAnswered() {
        expected.pollFirst();
    }

    boolean full() {
        return expected.size() >= MOST_EXPECTED;
    }

    /** Return whether the server ignores what comes until the next Sync, after an error. */
    boolean skipping() {
        return skipping;
    }

    /** The server ignores all that came after the message that failed, up to Sync. */
    void failed() {
        while (!expected.isEmpty() && expected.getFirst().kind() != 'S') {
            expected.removeFirst();
        }
        skipping = expected.isEmpty();
    }

    void sync() {
        skipping = false;
        expect(Expected.of('S'));
    }

    /** A Sync that came while data of a COPY was expected is ignored by the server. */
    void copyInStarts() {
        copyIn = true;
        expected.removeIf(next -> next.kind() == 'S' && next != expected.peekFirst());
    }

    void copyInEnds() {
        copyIn = false;
    }

    boolean copyIn() {
        return copyIn;
    }

    void ready(byte now) {
        status = (char) (now & 0xff);
        copyIn = false;
    }

    boolean inTransaction() {
        return status != 'I';
    }

    void prepare(String name, Prepared prepared) {
        statements.put(name, prepared);
    }

    void bind(String portal, String statement) {
        portals.put(portal, new Portal(statements.getOrDefault(statement, Prepared.UNKNOWN)));
    }

    Portal portal(String name) {
        return portals.computeIfAbsent(name, unknown -> new Portal(Prepared.UNKNOWN));
    }

    void close(char kind, String name) {
        (kind == 'S' ? statements : portals).remove(name);
    }

    void last(@Nullable Tracked tracked) {
        last = tracked;
    }

    @Nullable Tracked last() {
        return last;
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST_NAMES;
            }
        };
    }

    /** A prepared statement: what matters of its text, and the rules that its text matches. */
    record Prepared(String statementClass, List<ArmedRule> rules) {
        static final Prepared UNKNOWN = new Prepared("", List.of());
    }

    /** A bound statement, which may be executed page by page. */
    static final class Portal {
        private final Prepared prepared;
        private long position;

        Portal(Prepared prepared) {
            this.prepared = prepared;
        }

        Prepared prepared() {
            return prepared;
        }

        /** Return the position of its run, 0 before the first page. */
        long position() {
            return position;
        }

        void startedAt(long where) {
            position = where;
        }
    }
}
