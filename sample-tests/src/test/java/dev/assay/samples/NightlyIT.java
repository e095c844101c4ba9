package dev.assay.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.pgvector.PGvector;
import dev.assay.junit.Checks;
import dev.assay.junit.DatabaseTest;
import dev.assay.pipeline.Pipeline;
import dev.assay.pipeline.StageRun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The night's work on the handwritten digits: read them, load them, index them, ask them. */
@DatabaseTest(seed = "classpath:data/documents.csv.gz")
class NightlyIT {
    private List<PGvector> embeddings = List.of();

    // region pipeline
    @Test
    void theNightIsLongEnough(Checks checks) {
        checks.hold(Pipeline.named("nightly")
                .stage("extract", this::extract)
                .stage("load", this::load)
                .stage("index", this::index)
                .stage("query", this::query)
                .sizes(100, 400, 1_600)
                .repetitions(3)
                .atMost("load", "30s")
                .growth("index", "n^2")
                .check());
    }
    // endregion

    private void extract(StageRun stage) throws SQLException {
        List<PGvector> extracted = new ArrayList<>();
        try (PreparedStatement select =
                stage.connection().prepareStatement("SELECT embedding::text FROM documents ORDER BY id LIMIT ?")) {
            select.setLong(1, stage.rows());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    extracted.add(new PGvector(rows.getString(1)));
                }
            }
        }
        assertThat(extracted).hasSize(Math.toIntExact(stage.rows()));
        embeddings = extracted;
    }

    private void load(StageRun stage) throws SQLException {
        execute(stage.connection(), "CREATE TABLE nightly (id int PRIMARY KEY, embedding vector(64) NOT NULL)");
        try (PreparedStatement insert = stage.connection().prepareStatement("INSERT INTO nightly VALUES (?, ?)")) {
            for (int id = 0; id < embeddings.size(); id++) {
                insert.setInt(1, id);
                insert.setObject(2, embeddings.get(id));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void index(StageRun stage) throws SQLException {
        execute(stage.connection(), "CREATE INDEX ON nightly USING hnsw (embedding vector_l2_ops)");
    }

    private void query(StageRun stage) throws SQLException {
        try (PreparedStatement search =
                stage.connection().prepareStatement("SELECT id FROM nightly ORDER BY embedding <-> ? LIMIT 10")) {
            search.setObject(1, embeddings.get(stage.random().nextInt(embeddings.size())));
            search.executeQuery().close();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
