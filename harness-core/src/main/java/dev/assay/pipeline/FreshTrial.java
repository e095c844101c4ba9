package dev.assay.pipeline;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.util.List;
import java.util.Random;

/** A repetition on a copy of the database that nobody has used, so that no repetition finds what another one left. */
record FreshTrial(List<Stage> stages, TestDatabase database, Ticker ticker) implements Trial {
    @Override
    public long[] run(long rows, Random random) throws Exception {
        try (TestDatabase fresh = database.copy();
                Connection connection = fresh.connect()) {
            StageRun stageRun = new StageRun(fresh, connection, rows, random);
            long[] nanos = new long[stages.size()];
            for (int number = 0; number < nanos.length; number++) {
                nanos[number] = time(stages.get(number), stageRun);
            }
            return nanos;
        }
    }

    private long time(Stage stage, StageRun run) throws Exception {
        long begin = ticker.nanos();
        try {
            stage.work().run(run);
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception | AssertionError failure) {
            throw new IllegalStateException(
                    "stage [" + stage.name() + "] failed at [" + run.rows() + "] rows: " + failure.getMessage(),
                    failure);
        }
        return ticker.nanos() - begin;
    }
}
