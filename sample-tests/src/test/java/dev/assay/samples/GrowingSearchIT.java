package dev.assay.samples;

import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.database.seed.GeneratedRows;
import dev.assay.database.seed.Values;
import dev.assay.junit.DatabaseTest;
import dev.assay.junit.LatencyBudget;
import dev.assay.load.Worker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The search, when there are more documents than today. */
// region growth
@DatabaseTest
class GrowingSearchIT {
    /** The neighbours of a page of five documents. */
    private static final String RELATED = """
            SELECT related.id
            FROM (SELECT embedding FROM documents ORDER BY id LIMIT 5) AS page
            CROSS JOIN LATERAL (
                SELECT id FROM documents ORDER BY embedding <-> page.embedding LIMIT 10) AS related""";

    @LatencyBudget(
            growth = "sqrt n",
            sizes = {1_000, 4_000, 16_000},
            fill = "documents",
            because = "twice the documents must not make the search twice as slow")
    void relatedDocuments(Worker worker) throws SQLException {
        worker.prepare(RELATED).executeQuery().close();
    }

    /** Without the index while rows come in, because building it once is much faster than adding to it. */
    void documents(TestDatabase database, long rows) throws Exception {
        execute(database, "DROP INDEX documents_embedding_idx");
        GeneratedRows.into("documents")
                .rows(rows)
                .column("embedding", Values.clusters(64, 10))
                .on(TemplateRecipe.empty())
                .apply(database);
        execute(database, "CREATE INDEX documents_embedding_idx ON documents USING hnsw (embedding vector_l2_ops)");
    }
    // endregion

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
