package dev.assay.assertions;

import org.jspecify.annotations.Nullable;

/**
 * An assertion about a part of a table.
 *
 * @param <S> the assertion itself
 * @param <A> what it is about
 */
public abstract class PartAssert<S extends PartAssert<S, A>, A> extends SubjectAssert<S, A> {
    private final TableAssert table;

    PartAssert(Subject subject, @Nullable A actual, TableAssert table, Class<S> self) {
        super(subject, actual, self);
        this.table = table;
    }

    /** Go on to assertions about another table of the same database. */
    public TableAssert table(String name) {
        return table.table(name);
    }

    /** Go back to assertions about the table. */
    public TableAssert returnToTable() {
        return table;
    }
}
