package dev.assay.migration.plain;

import dev.assay.migration.script.Script;
import dev.assay.migration.script.ScriptStatement;
import dev.assay.migration.script.TransactionRules;
import java.util.Locale;
import java.util.Optional;

/** Whether a file runs in one transaction that is opened for it. */
enum TransactionMode {
    /** In one transaction, with its row of the history. */
    ONE,
    /** Each statement by itself, unless the file opens a transaction of its own. */
    NONE;

    private static final String MARK = "-- assay:";

    /** Return what the first line of a file asks for. */
    static Optional<TransactionMode> declared(String text) {
        String line = text.substring(text.startsWith("\uFEFF") ? 1 : 0, lineEnd(text))
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!line.startsWith(MARK)) {
            return Optional.empty();
        }
        return switch (line.substring(MARK.length()).strip()) {
            case "transaction" -> Optional.of(ONE);
            case "no transaction" -> Optional.of(NONE);
            default -> Optional.empty();
        };
    }

    private static int lineEnd(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text.length() : end;
    }

    /** Decide for a file by its statements. */
    static TransactionMode suited(String text, int serverVersion) {
        for (ScriptStatement statement : Script.read(text)) {
            String sql = statement.sql();
            if (TransactionRules.refusesInTransaction(sql, serverVersion)
                    || TransactionRules.controlsTransaction(sql)) {
                return NONE;
            }
        }
        return ONE;
    }
}
