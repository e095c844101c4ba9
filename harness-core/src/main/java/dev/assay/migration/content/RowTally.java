package dev.assay.migration.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the rows that differ, and remembers the keys of the first ones of each kind. Not thread-safe. */
final class RowTally {
    private final int limit;
    private long lost;
    private long added;
    private long changed;
    private final List<Long> lostKeys = new ArrayList<>();
    private final List<Long> addedKeys = new ArrayList<>();
    private final List<Long> changedKeys = new ArrayList<>();

    RowTally(int limit) {
        this.limit = limit;
    }

    /** Note what both sides have under one key: what one has more of than the other, and the other of something else, changed. */
    void note(long key, List<RowHash> expected, List<RowHash> actual) {
        Map<Long, Long> balance = new HashMap<>();
        expected.forEach(row -> balance.merge(row.values(), row.rows(), Long::sum));
        actual.forEach(row -> balance.merge(row.values(), -row.rows(), Long::sum));
        long missing =
                balance.values().stream().filter(n -> n > 0).mapToLong(n -> n).sum();
        long surplus =
                -balance.values().stream().filter(n -> n < 0).mapToLong(n -> n).sum();
        long both = Math.min(missing, surplus);
        changed += remembered(both, key, changedKeys);
        lost += remembered(missing - both, key, lostKeys);
        added += remembered(surplus - both, key, addedKeys);
    }

    private long remembered(long rows, long key, List<Long> keys) {
        if (rows > 0 && keys.size() < limit) {
            keys.add(key);
        }
        return rows;
    }

    long lost() {
        return lost;
    }

    long added() {
        return added;
    }

    long changed() {
        return changed;
    }

    /** Return keys of rows that only the expected table has. */
    List<Long> lostKeys() {
        return lostKeys;
    }

    /** Return keys of rows that only the actual table has. */
    List<Long> addedKeys() {
        return addedKeys;
    }

    /** Return keys of rows that both have, but not alike. */
    List<Long> changedKeys() {
        return changedKeys;
    }
}
