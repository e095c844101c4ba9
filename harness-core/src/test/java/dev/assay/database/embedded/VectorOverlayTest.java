package dev.assay.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pgvector.PGvector;
import dev.assay.database.DatabaseException;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.Sql;
import dev.assay.database.SqlRecipe;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class VectorOverlayTest {
    private static final SqlRecipe DOCUMENTS = SqlRecipe.of("""
            CREATE EXTENSION vector;
            CREATE TABLE documents (id int PRIMARY KEY, embedding vector(3) NOT NULL);
            INSERT INTO documents SELECT n, ARRAY[n, n % 7, n % 11]::vector FROM generate_series(1, 2000) AS n;
            CREATE INDEX documents_embedding_idx ON documents USING hnsw (embedding vector_l2_ops)""");

    @Test
    void nearestNeighbourIsFoundThroughTheIndex() throws Exception {
        try (Databases databases = Databases.open(DatabaseSettings.defaults());
                TestDatabase database = databases.create(ServerSpec.defaults().withExtensions("vector"), DOCUMENTS)) {
            String query = "SELECT id, embedding FROM documents ORDER BY embedding <-> '[1000.2, 6, 10]' LIMIT 1";
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt("id")).isEqualTo(1000);
                assertThat(row.getObject("embedding")).isEqualTo(new PGvector(new float[] {1000, 6, 10}));
            }
            assertThat(Sql.value(database.dataSource(), "EXPLAIN " + query)).startsWith("Limit");
            assertThat(Sql.value(database.dataSource(), "EXPLAIN (FORMAT json) " + query))
                    .contains("\"documents_embedding_idx\"");
            assertThat(database.server().info().describe())
                    .matches("embedded PostgreSQL 17\\.\\d+ \\+ vector 0\\.\\d+\\.\\d+");
        }
    }

    @Test
    void extensionThatNobodyHasIsRefused() {
        try (Databases databases = Databases.open(DatabaseSettings.defaults())) {
            assertThatThrownBy(() -> databases.create(
                            ServerSpec.defaults().withExtensions("timescaledb"), TemplateRecipe.empty()))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage(
                            "Extension [timescaledb] is not there for the embedded server; it has PostgreSQL's own extensions and [vector]. For others use a container");
        }
    }
}
