package dev.assay.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.junit.Checks;
import dev.assay.junit.DatabaseTest;
import dev.assay.migration.data.Backfill;
import dev.assay.migration.data.DataMigration;
import dev.assay.migration.data.DryRun;
import dev.assay.migration.data.RunReport;
import dev.assay.migration.proof.backfill.BackfillProof;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pilots want the wind in knots: a column that is filled for every reading that there is. */
@DatabaseTest(seed = "classpath:data/sensor_readings.csv.gz")
class WindInKnotsIT {
    // region migration
    private static final DataMigration WIND_IN_KNOTS = DataMigration.named("wind-in-knots")
            .step(Backfill.of("sensor_readings")
                    .set("wind_knots = wind_mps * 3600 / 1852")
                    .where("wind_knots IS NULL")
                    .batchRows(3_000)
                    .undo("wind_knots = NULL", "wind_knots IS NOT NULL"))
            .validate(
                    "every reading has it", "SELECT sensor, measured_at FROM sensor_readings WHERE wind_knots IS NULL");
    // endregion

    @BeforeEach
    void expand(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE sensor_readings ADD COLUMN wind_knots double precision");
        }
    }

    // region run
    @Test
    void fillsEveryReading(Connection connection) throws Exception {
        DryRun dryRun = WIND_IN_KNOTS.dryRun(connection);
        RunReport report = WIND_IN_KNOTS.run(connection);

        assertThat(report.changed()).isEqualTo(dryRun.steps().get(0).touched());
    }
    // endregion

    // region proof
    @Test
    void disturbsNobodyAndMindsNothing(Checks checks) {
        checks.hold(BackfillProof.of(WIND_IN_KNOTS)
                .application("sensor_readings", "wind_knots = -1")
                .inserts("""
                        INSERT INTO sensor_readings
                        SELECT 'seattle', latest + interval '1 hour' * n, 1013, 11, 3
                        FROM (SELECT max(measured_at) AS latest FROM sensor_readings) newest, generate_series(1, 1000) n""")
                .kills(4));
    }
    // endregion
}
