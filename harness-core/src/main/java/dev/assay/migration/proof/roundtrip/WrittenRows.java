package dev.assay.migration.proof.roundtrip;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows that stand for what a new version of the application writes.
 *
 * @param inserted how many rows were new
 * @param updated how many values were changed
 * @param refused tables for which no row could be made, with the reason
 */
record WrittenRows(long inserted, long updated, SortedMap<String, String> refused) {
    static final WrittenRows NONE = new WrittenRows(0, 0, new TreeMap<>());

    WrittenRows {
        refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
    }

    boolean isEmpty() {
        return inserted + updated == 0;
    }
}
