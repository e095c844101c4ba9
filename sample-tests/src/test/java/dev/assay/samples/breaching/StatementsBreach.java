package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.StatementBudget;
import dev.assay.load.Worker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;

@DatabaseTest(seed = "classpath:data/documents.csv.gz")
class StatementsBreach {
    private static final String NEAREST =
            "SELECT id FROM documents ORDER BY embedding <-> (SELECT embedding FROM documents WHERE id = ?) LIMIT 10";

    @BeforeEach
    void dropIndex(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP INDEX documents_embedding_idx");
        }
    }

    // region repeated
    @StatementBudget(statements = "1", because = "a page is one round trip")
    void titlesOneByOne(Worker worker) throws SQLException {
        PreparedStatement search = worker.prepare(NEAREST);
        search.setLong(1, 7);
        try (ResultSet ids = search.executeQuery()) {
            while (ids.next()) {
                PreparedStatement title = worker.prepare("SELECT title FROM documents WHERE id = ?");
                title.setLong(1, ids.getLong(1));
                title.executeQuery().close();
            }
        }
    }
    // endregion

    @StatementBudget(buffers = "50", noSequentialScanOn = "documents")
    void searchWithoutIndex(Worker worker) throws SQLException {
        PreparedStatement search = worker.prepare(NEAREST);
        search.setLong(1, 1 + worker.random().nextInt(1_797));
        search.executeQuery().close();
    }
}
