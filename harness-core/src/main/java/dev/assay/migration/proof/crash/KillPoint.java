package dev.assay.migration.proof.crash;

/**
 * One moment of a run at which its session is ended.
 *
 * @param place where in the statement
 * @param number the number of the statement in the run, from 0; for {@link Place#COMMIT} that of the migration
 * @param statement the statement
 */
record KillPoint(Place place, int number, ScoredStatement statement) {}
