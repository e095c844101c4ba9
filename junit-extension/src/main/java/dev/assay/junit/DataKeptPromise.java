package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.proof.datakept.DataKeptProof;
import dev.assay.migration.rehearsal.Rehearsal;
import java.util.List;

/** Reads what {@link MigrationTest} says of changing rows into a check. */
final class DataKeptPromise {
    private DataKeptPromise() {}

    static Check<Rehearsal> check(MigrationTest test) {
        List<String> changes = List.of(test.changes());
        changes.forEach(DataKeptPromise::requireColumn);
        return DataKeptProof.create().changes(ColumnPatterns.of(changes)).terms(MigrationProofs.terms(test));
    }

    private static void requireColumn(String pattern) {
        int dot = pattern.lastIndexOf('.');
        if (dot < 1 || dot + 1 == pattern.length()) {
            throw new MistakeException(
                    "@MigrationTest changes = [" + pattern + "]",
                    "it is not a table and a column, with a dot between them",
                    "A whole table has a star for its columns",
                    "changes = \"orders.total\"");
        }
    }
}
