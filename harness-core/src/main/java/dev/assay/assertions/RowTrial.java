package dev.assay.assertions;

import dev.assay.schema.Constraint.Kind;
import dev.assay.schema.SqlName;
import org.jspecify.annotations.Nullable;

/**
 * The attempt to insert a row.
 *
 * @param subject the database
 * @param table the table
 * @param row the row
 */
record RowTrial(Subject subject, TableView table, Row row) {
    void requireAccepted() {
        if (outcome() instanceof Outcome.Refused refused) {
            throw new Unmet(
                    Answer.of("table [" + table.name() + "] accepts the row " + row, "refused with " + refused));
        }
    }

    void requireRejected(String state, @Nullable String constraint) {
        String expected = "table [" + table.name() + "] rejects the row " + row + " with " + SqlStates.named(state)
                + (constraint == null ? "" : " by constraint [" + constraint + "]");
        if (!(outcome() instanceof Outcome.Refused refused)) {
            throw new Unmet(accepted(expected, state));
        }
        if (!refused.state().equals(state)) {
            throw new Unmet(Answer.of(expected, "refused with " + refused)
                    .means("the row breaks another rule first, so that the one in question is not tried"));
        }
        if (constraint != null && !constraint.equals(refused.constraint())) {
            throw new Unmet(Answer.of(expected, "refused by constraint [" + refused.constraint() + "]: " + refused));
        }
    }

    private Outcome outcome() {
        return subject.trial(session -> session.attemptWhole(row.into(Name.quoted(table.relation()))));
    }

    private Answer accepted(String expected, String state) {
        return switch (state) {
            case "23502" -> accepted(expected, "ALTER COLUMN ... SET NOT NULL");
            case "23503" -> accepted(expected, "ADD FOREIGN KEY (...) REFERENCES ...", Kind.FOREIGN_KEY);
            case "23505" ->
                accepted(expected, "ADD UNIQUE (...)", Kind.UNIQUE, Kind.PRIMARY_KEY)
                        .means("a duplicate needs the other row: after(\"INSERT ...\") puts it there");
            case "23514" -> accepted(expected, "ADD CHECK (...)", Kind.CHECK);
            case "23P01" -> accepted(expected, "ADD EXCLUDE USING gist (...)", Kind.EXCLUSION);
            default -> Answer.of(expected, "it was accepted");
        };
    }

    private Answer accepted(String expected, String change, Kind... kinds) {
        String found = kinds.length == 0
                ? "it was accepted"
                : "it was accepted; constraints of this kind:\n" + table.described(kinds);
        return Answer.of(expected, found).fix("ALTER TABLE " + SqlName.of(table.relation()) + " " + change + ";");
    }
}
