package dev.assay.migration.data;

import java.util.Locale;

/** Where a migration stands, as its journal has it. */
enum State {
    RUNNING,
    COMPLETED,
    UNDOING,
    UNDONE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
