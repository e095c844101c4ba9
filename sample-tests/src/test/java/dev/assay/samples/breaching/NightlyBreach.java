package dev.assay.samples.breaching;

import dev.assay.junit.Checks;
import dev.assay.junit.DatabaseTest;
import dev.assay.pipeline.Pipeline;
import dev.assay.pipeline.StageRun;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@DatabaseTest
class NightlyBreach {
    /** Somebody looks every user up before it is inserted, by a column that no index serves: the work grows like n^2. */
    @Test
    void loadThatLooksEveryRowUp(Checks checks) {
        checks.hold(Pipeline.named("nightly")
                .stage("prepare", NightlyBreach::prepare)
                .stage("load", NightlyBreach::load)
                .sizes(200, 800, 4_000)
                .repetitions(3)
                .growth("load", "n")
                .check());
    }

    private static void prepare(StageRun stage) throws SQLException {
        try (Statement statement = stage.connection().createStatement()) {
            statement.execute("CREATE TABLE staff (email text NOT NULL)");
        }
    }

    private static void load(StageRun stage) throws SQLException {
        try (PreparedStatement insert = stage.connection()
                .prepareStatement(
                        "INSERT INTO staff SELECT ?::text WHERE NOT EXISTS (SELECT FROM staff WHERE email = ?)")) {
            for (int user = 0; user < stage.rows(); user++) {
                insert.setString(1, "user" + user);
                insert.setString(2, "user" + user);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
