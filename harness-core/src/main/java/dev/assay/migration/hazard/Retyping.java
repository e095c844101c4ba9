package dev.assay.migration.hazard;

import dev.assay.schema.Column;
import java.util.Optional;

/**
 * A change of a column's type.
 *
 * @param change the column
 * @param using what computes the new values; empty for the server's own conversion
 */
record Retyping(ColumnChange change, Optional<Expression> using) {
    /** Return the change of a column by this statement's text. */
    static Retyping of(ColumnChange change, String sql) {
        Optional<Expression> using = AlterTable.of(sql)
                .flatMap(alter -> alter.using(change.before().plainName()))
                .map(Expression::new);
        return new Retyping(change, using);
    }

    /** Return the hazard that it is if the server wrote the rows for it. */
    String hazard() {
        if (changesZone()) {
            return "session-dependent";
        }
        if (using.filter(Expression::computes).isPresent()) {
            return "using-computes";
        }
        return before().isNarrowedTo(after()) ? "type-narrowing" : "type-rewrite";
    }

    /** Return whether values are read in the time zone of the session. */
    boolean changesZone() {
        return before().differsInZone(after());
    }

    /** Return whether values are rounded, cut or folded. */
    boolean loses() {
        return using.filter(Expression::cuts).isPresent() || before().isRoundedTo(after());
    }

    /** Return both types for people. */
    String types() {
        Column from = change.before();
        Column to = change.after();
        return from.plainName() + " from [" + from.type() + "] to [" + to.type() + "]";
    }

    private TypeName before() {
        return TypeName.of(change.before().baseType());
    }

    private TypeName after() {
        return TypeName.of(change.after().baseType());
    }
}
