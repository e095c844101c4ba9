package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.trace.FileChange;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.migration.trace.TableActivity;
import dev.assay.schema.Column;
import dev.assay.schema.Constraint;
import dev.assay.schema.Relation;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a statement did to a table that was there before its migration, with the partitions of it.
 *
 * @param step the statement
 * @param family the table as it is now, and those whose rows are its rows
 */
record TableChange(Step step, TableFamily family) {
    private static final List<String> CODE = List.of("DO", "CALL", "SELECT");

    private static final List<String> WORK = List.of(
            "verifying table \"",
            "validating foreign key constraint \"",
            "existing constraints on column",
            "rewriting table \"",
            "building index \"");

    StatementTrace trace() {
        return step.trace();
    }

    Relation table() {
        return family.head();
    }

    /** Return the name of the table, with the schema unless that is {@code public}. */
    String name() {
        return table().name();
    }

    /** Return the columns that are new. */
    Stream<Column> newColumns() {
        return Altered.made(trace(), Column.class).filter(column -> column.relation() == table().oid());
    }

    /** Return whether a column is new. */
    boolean isNew(int column) {
        return newColumns().anyMatch(added -> added.number() == column);
    }

    /** Return the columns that were there and are there. */
    Stream<ColumnChange> changedColumns() {
        return retained(step).filter(change -> change.after().relation() == table().oid());
    }

    /** Return whether a column of any table has another type, so that what depends on it may have been made anew. */
    boolean followsRetyping() {
        return retained(step).anyMatch(ColumnChange::isRetyped);
    }

    private static Stream<ColumnChange> retained(Step step) {
        return Altered.in(step.trace(), Column.class).stream()
                .filter(Altered::stays)
                .map(column -> new ColumnChange(column.was(), column.is()));
    }

    /** Return the constraints of the table itself that are new, those that were made anew included. */
    Stream<Constraint> newConstraints() {
        return constraints().filter(Altered::isNew).map(Altered::is);
    }

    /** Return the constraints that were there and are valid since. */
    Stream<Constraint> validated() {
        return constraints()
                .filter(Altered::stays)
                .filter(constraint ->
                        !constraint.was().validated() && constraint.is().validated())
                .map(Altered::is);
    }

    /** Return the constraints that were there and are valid since without having been validated by name. */
    Stream<Constraint> enforced() {
        return SqlWords.of(trace().sql()).contains("VALIDATE") ? Stream.empty() : validated();
    }

    /** Return whether a constraint replaces one of the same name because the type of a column changed. */
    boolean isMadeAnew(Constraint constraint) {
        return followsRetyping()
                && constraints()
                        .filter(Altered::isGone)
                        .anyMatch(gone -> gone.was().plainName().equals(constraint.plainName()));
    }

    private Stream<Altered<Constraint>> constraints() {
        return Altered.in(trace(), Constraint.class).stream()
                .filter(constraint -> constraint.object().table() == table().oid())
                .filter(constraint -> constraint.object().parent() == 0);
    }

    /** Return whether all rows were copied into a new file. */
    boolean isRewritten() {
        return has(FileChange.Kind.TABLE_REWRITTEN);
    }

    /** Return whether something of this kind happened to a file of the table or of its indexes. */
    boolean has(FileChange.Kind kind) {
        return trace().files(kind).stream().anyMatch(file -> family.has(file.table()));
    }

    /** Return whether the server went through the rows to verify them. */
    boolean isVerified() {
        return family.members().stream().anyMatch(member -> isTold("verifying table \"" + member.plainName() + '"'));
    }

    /** Return whether the server said this. Where its notices are out of sight, the rows read tell. */
    boolean isTold(String words) {
        boolean unseen = trace().notices().isEmpty() && step.stage().script().isEmpty();
        return (unseen || isSilenced()) ? rowsRead() > 0 : trace().said(words);
    }

    /** Code may ask for fewer notices while it runs. A constraint that holds for all rows never comes without one of these. */
    private boolean isSilenced() {
        SqlWords sql = SqlWords.beginning(trace().sql(), 1);
        boolean code = CODE.stream().anyMatch(sql::startsWith);
        return code && WORK.stream().noneMatch(trace()::said);
    }

    /** Return how many rows were read one after the other. */
    long rowsRead() {
        return trace().activity().stream()
                .flatMap(List::stream)
                .filter(activity -> family.has(activity.oid()))
                .mapToLong(TableActivity::scanned)
                .sum();
    }

    /** Return a sighting about this table. */
    Sighting sighting(String hazard, String found, String instead) {
        return new Sighting(hazard, trace(), name(), found, instead);
    }
}
