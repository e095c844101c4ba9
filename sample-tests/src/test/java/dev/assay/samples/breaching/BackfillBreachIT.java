package dev.assay.samples.breaching;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the samples are measured, and locks of this session mean nothing to theirs")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackfillBreachIT {
    private final BreachingRun run = BreachingRun.of(BackfillBreach.class);

    @Test
    void overwritesAndRunsAfterInserts() {
        run.assertFailure("BackfillBreach.namesThatOverwriteChosenOnes", """
                backfill breached  BackfillBreach.namesThatOverwriteChosenOnes
                  rows of a batch  4 rows  promised <= 4 rows  kept
                  ends      it ends while others insert as many rows as it fills  breached
                  overwritten  7 rows  promised <= 0 rows  n = <n>
                  second run  0 rows  promised <= 0 rows  kept
                  resumes   killed anywhere and run again, it leaves the same rows  kept
                  endless   still at work after <n> batches, and takes 3 alone  <n> rows were inserted meanwhile
                  do        note the last key when it begins, and end there; new rows are filled by who inserts them
                  row       (2) has {"name": "ANN2"}, and the application wrote {"name": "chosen"}  just before: UPDATE users SET name = ? WHERE id = ?
                  row       (3) has {"name": "ANN3"}, and the application wrote {"name": "chosen"}  just before: UPDATE users SET name = ? WHERE id = ?
                  row       (4) has {"name": "ANN4"}, and the application wrote {"name": "chosen"}  just before: UPDATE users SET name = ? WHERE id = ?
                  do        say in the WHERE of the statement that writes which rows still lack the value, such as grade IS NULL
                  repeat    mvn test -Dtest=BackfillBreach#namesThatOverwriteChosenOnes -Dassay.seed=8731
                  evidence  target/assay-breaching/BackfillBreach/namesThatOverwriteChosenOnes.html""");
    }

    @Test
    void hasNoBound() {
        run.assertFailure("BackfillBreach.namesInOneStatement", """
                backfill breached  BackfillBreach.namesInOneStatement
                  rows of a batch  10 rows  promised <= 4 rows  n = 1
                  ends      it ends while others insert as many rows as it fills  kept
                  overwritten  0 rows  promised <= 0 rows  kept
                  second run  0 rows  promised <= 0 rows  kept
                  resumes   killed anywhere and run again, it leaves the same rows  kept
                  batch     UPDATE users SET name = split_part(email, '@', 1) WHERE name IS NULL  the rows stay locked until its transaction ends
                  do        take the keys of one batch, WHERE (key) > (last key) ORDER BY key LIMIT n, and commit it
                  repeat    mvn test -Dtest=BackfillBreach#namesInOneStatement -Dassay.seed=8731
                  evidence  target/assay-breaching/BackfillBreach/namesInOneStatement.html""");
    }
}
