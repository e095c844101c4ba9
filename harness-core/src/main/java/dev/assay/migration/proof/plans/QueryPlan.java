package dev.assay.migration.proof.plans;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A plan as the server writes it.
 *
 * @param lines its lines, without costs
 */
record QueryPlan(List<String> lines) {
    private static final String ARROW = "->";

    QueryPlan {
        lines = List.copyOf(lines);
    }

    /** Return its steps: kinds of nodes, tables and indexes, without conditions, from the top to the bottom. */
    String steps() {
        return lines.stream()
                .filter(line -> line.equals(lines.get(0)) || line.strip().startsWith(ARROW))
                .map(line -> line.strip().replaceFirst("^" + ARROW + "\\s+", ""))
                .collect(Collectors.joining(" > "));
    }

    /** Return the tables that it reads in sequence. */
    List<String> scanned() {
        return lines.stream()
                .map(line -> line.strip().replaceFirst("^" + ARROW + "\\s+", ""))
                .map(line -> line.replaceFirst("^Parallel ", ""))
                .filter(line -> line.startsWith("Seq Scan on "))
                .map(line -> line.split(" ", -1)[3])
                .distinct()
                .toList();
    }

    String text() {
        return String.join("\n", lines);
    }
}
