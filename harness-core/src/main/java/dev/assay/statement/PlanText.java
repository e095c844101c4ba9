package dev.assay.statement;

import java.util.ArrayList;
import java.util.List;

/** An executed plan as people read it, in the order and with the words of EXPLAIN (ANALYZE, BUFFERS). */
final class PlanText {
    private static final List<String> DETAILS = List.of(
            "Index Cond",
            "Order By",
            "Recheck Cond",
            "Hash Cond",
            "Merge Cond",
            "Join Filter",
            "Filter",
            "Rows Removed by Filter",
            "Heap Fetches",
            "Sort Key",
            "Sort Method");

    private PlanText() {}

    /** Return the statement with the values of its parameters, which PostgreSQL tells from 16 on. */
    static String head(ExecutedStatement statement) {
        String sql = statement.sql().strip();
        return statement.parameters().isEmpty() ? sql : sql + "\n-- " + statement.parameters();
    }

    /** Return the steps of the plan, one in a line with its details below. */
    static String of(ExecutedStatement statement) {
        List<String> lines = new ArrayList<>();
        add(lines, statement.plan(), 0);
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, PlanNode step, int depth) {
        String indent = "  ".repeat(depth);
        lines.add(indent + step.title() + figures(step));
        for (String detail : DETAILS) {
            if (step.json().has(detail)) {
                lines.add(indent + "    " + detail + ": " + text(step, detail));
            }
        }
        step.children().forEach(child -> add(lines, child, depth + 1));
    }

    private static String figures(PlanNode step) {
        if (!step.wasExecuted()) {
            return " (never executed)";
        }
        long temp = step.number("Temp Written Blocks");
        return " (rows=" + step.rows() + " loops=" + step.number("Actual Loops") + " buffers=" + step.buffers()
                + (temp > 0 ? " temp=" + temp : "") + ")";
    }

    private static String text(PlanNode step, String detail) {
        return step.json().get(detail).isArray()
                ? String.join(", ", values(step, detail))
                : step.json().get(detail).asText();
    }

    private static List<String> values(PlanNode step, String detail) {
        List<String> values = new ArrayList<>();
        step.json().get(detail).forEach(value -> values.add(value.asText()));
        return values;
    }
}
