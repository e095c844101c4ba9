package dev.assay.benchmarks;

import java.util.List;

/**
 * What killed runs left behind, and whether they had anything to leave.
 *
 * @param runs how many were started to be killed
 * @param midway how many of them still ran when their moment came
 * @param holding how many of these had processes, containers or directories right after they were killed
 * @param left what was left when the last run had ended
 */
record KillReport(int runs, int midway, int holding, Leftovers left) {
    Outcome outcome() {
        List<Goal> goals = List.of(
                Goal.none("processes_left", left.processes().size()),
                Goal.none("containers_left", left.containers().size()),
                Goal.none("directories_left", left.directories().size()));
        return new Outcome(table(), goals, left.json(runs));
    }

    private String table() {
        return """
                killed midway %d of %d, %d of them with servers or directories at that moment
                processes left   %s
                containers left  %s
                directories left %s""".formatted(midway, runs, holding, left.processes(), left.containers(), left.directories());
    }
}
