package dev.assay.migration.rehearsal;

import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.trace.TraceTimeoutException;
import java.util.Objects;

/**
 * Why a run did not come to its end. Immutable and thread-safe.
 *
 * @param kind whether it failed or took too long
 * @param text what it does, for people: {@code stops at V2__users.sql, line 3: ERROR: ... [42P07]}
 * @param statement the statement that stops it; empty if none is known
 * @param sqlState why the server refuses that; empty if it was not the server
 */
public record Stop(Kind kind, String text, String statement, String sqlState) {
    /** The two ways not to come to an end. */
    public enum Kind {
        /** A migration fails. */
        FAILS,
        /** It was stopped at the limit of the rehearsal. */
        HANGS
    }

    public Stop {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(text);
        Objects.requireNonNull(statement);
        Objects.requireNonNull(sqlState);
    }

    static Stop of(MigrationFailedException refused) {
        String code = refused.sqlState().isEmpty() ? "" : " [" + refused.sqlState() + "]";
        String text = "stops at " + refused.place() + ": " + refused.problem() + code;
        return new Stop(Kind.FAILS, text, refused.statement(), refused.sqlState());
    }

    static Stop of(TraceTimeoutException endless) {
        return new Stop(Kind.HANGS, "hangs: " + endless.getMessage(), "", "");
    }
}
