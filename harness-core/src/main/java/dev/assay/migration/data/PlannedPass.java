package dev.assay.migration.data;

import dev.assay.check.MistakeException;

/**
 * One way through the rows of a step.
 *
 * @param migration the name of the migration
 * @param number the place of the step, from 1
 * @param step the step
 * @param table its table
 * @param direction which way
 * @param condition which rows
 * @param work what is done with them
 */
record PlannedPass(
        String migration,
        int number,
        Step step,
        KeyedTable table,
        Direction direction,
        String condition,
        BatchWork work) {
    static PlannedPass forward(String migration, int number, Step step, KeyedTable table) {
        return new PlannedPass(migration, number, step, table, Direction.FORWARD, step.condition(), step.work());
    }

    static PlannedPass undo(String migration, int number, Step step, KeyedTable table) {
        Step.Undo undo = step.undo()
                .orElseThrow(() -> new MistakeException(
                        "data migration [" + migration + "]",
                        "it was left in the midst of undoing, and the step [" + step.name() + "] has no undo",
                        "The undo of the step was removed after a run that had failed",
                        "bring it back, and run once more: undo(...)"));
        return new PlannedPass(migration, number, step, table, Direction.UNDO, undo.condition(), undo.work());
    }

    /** Return where the migration must stand meanwhile. */
    State state() {
        return direction == Direction.FORWARD ? State.RUNNING : State.UNDOING;
    }
}
