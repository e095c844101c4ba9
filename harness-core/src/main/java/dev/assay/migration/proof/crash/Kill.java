package dev.assay.migration.proof.crash;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A run that was ended at one point, and what came of the next one.
 *
 * @param victim what was ended: {@code backend} or {@code postmaster}
 * @param point where it was to be struck
 * @param place where it was struck
 * @param waited what the session waited for then, as the server names it; empty if it was held by nothing
 * @param ended the SQLSTATE or the words with which the run ended
 * @param sequel what came of the next run
 */
record Kill(String victim, KillPoint point, Place place, String waited, String ended, Sequel sequel) {
    ScoredStatement statement() {
        return point.statement();
    }

    /** Return whether the next run ended as an undisturbed one. */
    boolean isRecovered() {
        return sequel.problem().isEmpty();
    }

    /** Return the same kill with another end. */
    Kill then(Sequel other) {
        return new Kill(victim, point, place, waited, ended, other);
    }

    /** Return where it struck, for people. */
    String describe() {
        String what = statement().sql().isEmpty() ? "" : " [" + statement().shortened() + "]";
        return victim + " killed " + place.words() + what;
    }

    /**
     * What came after.
     *
     * @param left the indexes that were left invalid: {@code orders_idx on orders}
     * @param repair what people must do by hand before the runner starts again, as its manual says; empty if nothing
     * @param problem why the next run did not end as an undisturbed one; empty if it did
     */
    record Sequel(List<String> left, Optional<String> repair, Optional<Problem> problem) {
        /** Of a run that has not been followed by another one. */
        static final Sequel UNKNOWN = new Sequel(List.of(), Optional.empty(), Optional.empty());

        Sequel {
            left = List.copyOf(left);
        }
    }

    /**
     * Why a run did not end as an undisturbed one.
     *
     * @param text what it does, for people: {@code stops at V2__users.sql, line 3: ERROR: ...}
     * @param statement the statement that stops it; empty if it came to its end
     * @param sqlState why the server refuses that; empty if it came to its end
     */
    record Problem(String text, String statement, String sqlState) {
        /** What is there twice: a column, an index or table, a function, an object, a schema. */
        private static final Set<String> DUPLICATES = Set.of("42701", "42P07", "42723", "42710", "42P06");

        /** Return whether the statement was applied by the run that was killed. */
        boolean isAppliedAlready() {
            return DUPLICATES.contains(sqlState);
        }
    }
}
