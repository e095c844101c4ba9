package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Relation;
import java.util.Set;
import java.util.stream.Stream;

/** Statements that the server refuses because of the rows that are there, or because of a column that is named twice. */
final class RefusalRule implements HazardRule {
    private static final Set<String> BY_ROWS =
            Set.of("23502", "23503", "23505", "23514", "23P01", "22001", "22003", "22P02");

    @Override
    public Stream<Sighting> examine(Step step) {
        StatementTrace trace = step.trace();
        if (!trace.failed()) {
            return Stream.empty();
        }
        StatementText text = StatementText.of(trace);
        String table = text.firstNamed(step).map(Relation::name).orElse("");
        if (BY_ROWS.contains(trace.sqlState()) && !hasItsOwnHazard(text, trace)) {
            return Stream.of(Sighting.of(
                    "data-dependent-failure", trace, table, "fails on rows that are there [" + trace.sqlState() + "]"));
        }
        return namesTwice(text, trace)
                ? Stream.of(Sighting.of(
                        "duplicate-assignment", trace, table, "names a column twice [" + trace.sqlState() + "]"))
                : Stream.empty();
    }

    /** A required column, a narrower type and a concurrent build are told by more special rules. */
    private static boolean hasItsOwnHazard(StatementText text, StatementTrace trace) {
        boolean column = text.startsWith("ALTER", "TABLE") && trace.sqlState().equals("23502") && text.contains("ADD");
        boolean type = text.startsWith("ALTER", "TABLE") && trace.sqlState().startsWith("22");
        return column || type || text.contains("CONCURRENTLY");
    }

    private static boolean namesTwice(StatementText text, StatementTrace trace) {
        return switch (trace.sqlState()) {
            case "42601" -> text.startsWith("UPDATE") && text.contains("SET");
            case "42701" -> text.startsWith("INSERT") || text.startsWith("CREATE");
            default -> false;
        };
    }
}
