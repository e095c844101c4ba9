package dev.assay.samples;

import dev.assay.chaos.ChaosRun;
import dev.assay.junit.ChaosScenario;
import dev.assay.junit.DatabaseTest;
import java.sql.SQLException;

@DatabaseTest(seed = "classpath:data/documents.csv.gz", ownServer = true)
class BrokenServerIT {
    // region node
    @ChaosScenario(
            faults = "kill-server 500ms; healthy 500ms; pause 500ms; healthy 500ms; kill-backends 500ms",
            recoveryWithin = "10s",
            maxErrors = "0%",
            survives = "predictions",
            because = "a prediction that was answered must be in the log")
    void savingSurvivesTheDeathOfTheServer(ChaosRun run) throws SQLException {
        PredictionTraffic.register(run);
    }
    // endregion
}
