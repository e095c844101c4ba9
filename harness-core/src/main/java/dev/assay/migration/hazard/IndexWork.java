package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.trace.FileChange;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Constraint;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a statement did to the indexes of tables that were there before its migration. */
record IndexWork(Step step) {
    private static final Set<Constraint.Kind> KEYS =
            Set.of(Constraint.Kind.PRIMARY_KEY, Constraint.Kind.UNIQUE, Constraint.Kind.EXCLUSION);

    /** Return the indexes that are new; not those that came back under their name. */
    Stream<Index> made() {
        Set<String> gone =
                old(Altered.gone(step.trace(), Index.class)).map(Index::name).collect(Collectors.toSet());
        return old(Altered.made(step.trace(), Index.class)).filter(index -> !gone.contains(index.name()));
    }

    /** Return the indexes that are gone while their tables stay; not those that came back under their name. */
    Stream<Index> dropped() {
        Set<String> made =
                old(Altered.made(step.trace(), Index.class)).map(Index::name).collect(Collectors.toSet());
        return old(Altered.gone(step.trace(), Index.class))
                .filter(index -> !made.contains(index.name()))
                .filter(index -> step.after().relation(index.table()).isPresent());
    }

    /** Return whether rows were read to fill it; one of a partitioned table has none of its own. */
    boolean isBuilt(Index index) {
        return step.trace().files(FileChange.Kind.INDEX_BUILT).stream()
                .anyMatch(file -> file.relation().equals(index.name()));
    }

    /** Return whether it stands behind a key or an exclusion constraint, before the statement or after it. */
    boolean isOfConstraint(Index index) {
        return Stream.of(step.before(), step.after())
                .flatMap(schema -> schema.constraints(index.table()))
                .anyMatch(constraint -> constraint.index() == index.oid() && KEYS.contains(constraint.kind()));
    }

    /** Return whether the statement lets readers and writers go on. */
    boolean isConcurrent() {
        return !step.trace().transactional()
                && SqlWords.of(step.trace().sql()).tokens().stream().anyMatch(token -> token.is("CONCURRENTLY"));
    }

    /** Return the table of an index, with the schema unless that is {@code public}. */
    String table(Index index) {
        return step.after().relation(index.table()).map(Relation::name).orElse("");
    }

    private Stream<Index> old(Stream<Index> indexes) {
        return indexes.filter(index -> !step.stage().made(index.table()));
    }
}
