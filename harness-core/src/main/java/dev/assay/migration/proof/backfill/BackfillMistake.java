package dev.assay.migration.proof.backfill;

import dev.assay.check.MistakeException;

/** What cannot be meant, or cannot show anything. */
final class BackfillMistake {
    private BackfillMistake() {}

    static MistakeException noRow() {
        return new MistakeException(
                "backfill proof",
                "the backfill changes no row",
                "The tables are empty, or all rows are filled already, so that nothing could be shown",
                "load rows that it must fill before the proof");
    }

    static MistakeException oneBatch(long rows) {
        return new MistakeException(
                "backfill proof",
                "the backfill needs a single batch for [" + rows + "] rows",
                "What happens between two batches cannot be shown",
                "load more rows, or make batches smaller: batchRows(" + Math.max(1, rows / 3) + ")");
    }

    static MistakeException noInsert(String sql) {
        return new MistakeException(
                "backfill proof inserts(" + sql + ")",
                "it inserts no row",
                "A key was used before, or the SELECT below it finds nothing",
                "an INSERT that adds at least one row each time, as the old application does");
    }

    static MistakeException noWrite(String sql) {
        return new MistakeException(
                "backfill proof application(" + sql + ")",
                "it changed no row where the backfill writes another value into the same column",
                "The backfill does not write that column or writes that value, the rows are locked all the time, or it uses"
                        + " savepoints, whose rows cannot be told from others",
                "an UPDATE of a column that the backfill writes, to a value that it would not write");
    }

    static MistakeException transactionInSql(String sql) {
        return new MistakeException(
                "backfill proof",
                "the backfill executes [" + sql.strip() + "]",
                "Transactions that begin or end in SQL cannot be told apart, nor their rows counted",
                "connection.setAutoCommit(false), commit() and rollback()");
    }

    static MistakeException missing(String method, String fix) {
        return new MistakeException(
                "backfill proof", "it has no " + method, "What others do meanwhile cannot be guessed", fix);
    }
}
