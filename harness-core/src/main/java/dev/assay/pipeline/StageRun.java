package dev.assay.pipeline;

import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.util.Random;

/**
 * What a stage works with. All stages of one repetition have the same.
 *
 * @param database the database of this repetition alone, a copy of the judged one
 * @param connection open before the first stage begins, so that opening it is no stage's time; closed after the last one
 * @param rows the size of the data that this repetition is about
 * @param random random numbers that follow from the seed of the run, the size and the repetition
 */
public record StageRun(TestDatabase database, Connection connection, long rows, Random random) {}
