package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.List;
import java.util.stream.Stream;

/** New indexes that are needless or large when a migration has ended. */
final class IndexAdvice implements HazardRule {
    private static final int WIDEST = 3;

    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        return migration.statements().stream().flatMap(statement -> Altered.made(statement, Index.class)
                .flatMap(index -> index(index, statement, migration)));
    }

    private static Stream<Sighting> index(Index index, StatementTrace statement, WholeMigration migration) {
        Schema end = migration.end();
        if (migration.stage().made(index.table()) || end.index(index.oid()).isEmpty() || isPart(index, end)) {
            return Stream.empty();
        }
        String table = end.relation(index.table()).map(Relation::name).orElse("");
        Stream<Sighting> wide = Stream.of(index)
                .filter(found -> found.keys().size() > WIDEST && !found.unique())
                .map(found -> Sighting.of(
                        "wide-index",
                        statement,
                        table,
                        found.name() + " has " + found.keys().size() + " columns"));
        Stream<Sighting> needless = end.indexes(index.table())
                .filter(other -> other.oid() != index.oid())
                .flatMap(other -> Stream.of(List.of(index, other), List.of(other, index)))
                .filter(pair -> isNeedless(pair.get(0), pair.get(1)))
                .limit(1)
                .map(pair -> duplicate(pair.get(0), pair.get(1), statement, end));
        return Stream.concat(wide, needless);
    }

    private static boolean isPart(Index index, Schema schema) {
        return schema.relation(index.oid()).stream().anyMatch(own -> own.parent() != 0);
    }

    /** Return whether one index gives nothing that the other does not give too. */
    private static boolean isNeedless(Index index, Index other) {
        IndexDefinition shorter = IndexDefinition.of(index);
        IndexDefinition longer = IndexDefinition.of(other);
        boolean begins = longer.keys().size() >= shorter.keys().size()
                && longer.keys().subList(0, shorter.keys().size()).equals(shorter.keys());
        boolean same = longer.keys().size() == shorter.keys().size();
        return begins
                && other.valid()
                && longer.method().equals(shorter.method())
                && (same || longer.method().equals("btree"))
                && longer.rest().equals(shorter.rest())
                && (!index.unique() || (same && other.unique()));
    }

    private static Sighting duplicate(Index needless, Index other, StatementTrace statement, Schema end) {
        return new Sighting(
                "duplicate-index",
                statement,
                end.relation(needless.table()).map(Relation::name).orElse(""),
                other.name() + " begins with all that " + needless.name() + " has",
                "DROP INDEX CONCURRENTLY " + IndexDefinition.name(needless, end) + ";");
    }
}
