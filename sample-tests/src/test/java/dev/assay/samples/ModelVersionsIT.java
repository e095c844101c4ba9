package dev.assay.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.junit.Checks;
import dev.assay.junit.DatabaseTest;
import dev.assay.migration.data.RunSettings;
import dev.assay.migration.proof.dualwrite.DualWriteProof;
import dev.assay.migration.shadow.DualWrites;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registry of models moves to a table with other names, while two versions of the application write. */
@DatabaseTest
class ModelVersionsIT {
    // region pair
    private static final DualWrites MODELS = DualWrites.from("models")
            .to("model_versions")
            .same("stage")
            .same("created_by")
            .forward("model", "name")
            .forward("number", "version")
            .backward("name", "model")
            .backward("version", "number")
            .pair();
    // endregion

    @BeforeEach
    void expand(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE model_versions (
                        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        model text NOT NULL,
                        number integer NOT NULL,
                        stage text NOT NULL DEFAULT 'candidate',
                        created_by bigint NOT NULL REFERENCES users (id),
                        UNIQUE (model, number))""");
            statement.execute("INSERT INTO users (email) VALUES ('ann@example.org')");
            statement.execute("INSERT INTO models (name, version, created_by) SELECT 'digits', n, max(id)"
                    + " FROM users, generate_series(1, 5) n GROUP BY n");
        }
    }

    // region move
    @Test
    void movesTheRegistry(Connection connection, Random random) throws Exception {
        RunSettings settings = RunSettings.with(random);
        MODELS.install(connection, settings);
        MODELS.fill("model-versions").run(connection, settings);
        assertThat(MODELS.differences(connection, 10)).isEmpty();

        execute(connection, """
                ALTER TABLE predictions DROP CONSTRAINT predictions_model_id_fkey,
                    ADD CONSTRAINT predictions_model_id_fkey FOREIGN KEY (model_id) REFERENCES model_versions (id)""");
        MODELS.cutOver(connection, settings);

        execute(
                connection,
                "INSERT INTO models (model, number, created_by) SELECT model, 6, created_by FROM models LIMIT 1");
        assertThat(models(connection)).isEqualTo(6);
    }
    // endregion

    // region proof
    @Test
    void oldAndNewApplicationAgree(Checks checks) {
        checks.hold(DualWriteProof.of(MODELS)
                .statement("""
                        INSERT INTO models (id, name, version, created_by) OVERRIDING SYSTEM VALUE
                        VALUES (:key, 'digits', 10 + :value, 1)
                        ON CONFLICT (id) DO UPDATE SET version = EXCLUDED.version""")
                .statement("UPDATE models SET stage = 'retired' WHERE id = :key")
                .statement("DELETE FROM models WHERE id = :key")
                .statement("""
                        INSERT INTO model_versions (id, model, number, created_by) OVERRIDING SYSTEM VALUE
                        VALUES (:key, 'digits', 2000 + :value, 1)
                        ON CONFLICT (id) DO UPDATE SET number = EXCLUDED.number""")
                .statement("DELETE FROM model_versions WHERE id = :key"));
    }
    // endregion

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long models(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT count(number) FROM models")) {
            row.next();
            return row.getLong(1);
        }
    }
}
