package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Unique indexes that go in one transaction and come back in a later one. */
final class UniqueGap implements HazardRule {
    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        List<StatementTrace> statements = migration.statements();
        return Stream.iterate(0, i -> i + 1).limit(statements.size()).flatMap(i -> Altered.gone(
                        statements.get(i), Index.class)
                .filter(Index::unique)
                .filter(Index::valid)
                .filter(gone -> !migration.stage().made(gone.table()))
                .filter(gone -> !isCovered(gone, migration))
                .flatMap(gone -> successor(gone, statements, i).map(next -> sighting(gone, next, migration))));
    }

    private static Stream<StatementTrace> successor(Index gone, List<StatementTrace> statements, int drop) {
        boolean transactional = statements.get(drop).transactional();
        return statements.stream()
                .skip(drop + 1L)
                .filter(later -> !transactional || !later.transactional())
                .filter(later -> Altered.made(later, Index.class)
                        .anyMatch(made -> made.unique()
                                && made.table() == gone.table()
                                && IndexDefinition.haveSameKeys(made, gone)))
                .limit(1);
    }

    private static boolean isCovered(Index gone, WholeMigration migration) {
        return migration
                .stage()
                .start()
                .indexes(gone.table())
                .filter(other -> other.oid() != gone.oid() && other.unique() && other.valid() && !other.partial())
                .filter(other -> migration.end().index(other.oid()).isPresent())
                .anyMatch(other ->
                        !other.keys().contains(0) && Set.copyOf(gone.keys()).containsAll(other.keys()));
    }

    private static Sighting sighting(Index gone, StatementTrace next, WholeMigration migration) {
        String table =
                migration.end().relation(gone.table()).map(Relation::name).orElse("");
        return Sighting.of(
                "unique-gap",
                next,
                table,
                "makes the successor of " + gone.name() + ", which is gone already: nothing refused duplicates in "
                        + table + " in between");
    }
}
