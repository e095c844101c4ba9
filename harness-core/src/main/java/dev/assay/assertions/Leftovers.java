package dev.assay.assertions;

import dev.assay.schema.Constraint;
import dev.assay.schema.Index;
import dev.assay.schema.Schema;
import dev.assay.schema.SqlName;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Finds what a change of the schema began and did not finish. */
final class Leftovers {
    private Leftovers() {}

    /** The index of a partitioned table is invalid until every partition has its own; nobody pays for it meanwhile. */
    static void requireValidIndexes(Schema schema) {
        List<String> invalid = schema.objects(Index.class)
                .filter(index -> !index.valid())
                .filter(index -> schema.relation(index.oid()).stream().noneMatch(own -> own.kind() == 'I'))
                .map(Index::name)
                .sorted()
                .toList();
        if (!invalid.isEmpty()) {
            throw new Unmet(Answer.of("no invalid index", "invalid are " + invalid)
                    .means(
                            "CREATE INDEX CONCURRENTLY or REINDEX CONCURRENTLY did not finish: writers pay for the index,"
                                    + " queries do not use it")
                    .fix(invalid.stream()
                            .map(name -> "REINDEX INDEX CONCURRENTLY " + SqlName.ofShown(name) + ";")
                            .collect(Collectors.joining("\n"))));
        }
    }

    static void requireValidatedConstraints(Schema schema) {
        List<Constraint> open = schema.objects(Constraint.class)
                .filter(constraint -> !constraint.validated())
                .sorted(Comparator.comparing(Constraint::name))
                .toList();
        if (!open.isEmpty()) {
            throw new Unmet(Answer.of(
                            "no constraint that is NOT VALID",
                            "NOT VALID are "
                                    + open.stream().map(Constraint::name).toList())
                    .means("rows that were there before the constraint may break it")
                    .fix(open.stream()
                            .map(constraint -> "ALTER TABLE " + SqlName.ofShown(constraint.tableName())
                                    + " VALIDATE CONSTRAINT " + SqlName.of(constraint.plainName()) + ";")
                            .collect(Collectors.joining("\n"))));
        }
    }
}
