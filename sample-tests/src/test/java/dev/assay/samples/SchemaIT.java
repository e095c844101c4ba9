package dev.assay.samples;

import static dev.assay.assertions.DatabaseAssertions.assertThat;
import static dev.assay.assertions.DatabaseAssertions.row;

import dev.assay.assertions.DatabaseSoftAssertions;
import dev.assay.database.TestDatabase;
import dev.assay.junit.DatabaseTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the migrations of the application have made. */
@DatabaseTest
class SchemaIT {
    // region contract
    @Test
    void documentsKeepTheirContract(TestDatabase database) {
        assertThat(database)
                .hasExtension("vector", ">= 0.5")
                .table("documents")
                .hasColumnsExactly("id bigint", "title text", "label smallint", "split text", "embedding vector(64)")
                .hasPrimaryKey("id")
                .column("title")
                .isNotNull()
                .hasNoDefault()
                .returnToTable()
                .hasIndex("documents_embedding_idx")
                .on("embedding")
                .isOfMethod("hnsw")
                .isValid();
    }
    // endregion

    // region rows
    @Test
    void usersAreRefusedOrAccepted(TestDatabase database) {
        assertThat(database)
                .table("users")
                .accepts(row("email", "ada@example.com"))
                .rejects(row("email", null), "23502");
        assertThat(database)
                .after("INSERT INTO users (email) VALUES (?)", "ada@example.com")
                .table("users")
                .rejects(row("email", "ada@example.com"), "23505", "users_email_key");
    }
    // endregion

    // region query
    @Test
    void theSearchCanUseItsIndex(TestDatabase database) {
        String nearest = "[1" + ",0".repeat(63) + "]";
        assertThat(database)
                .query("SELECT title FROM documents ORDER BY embedding <-> ?::vector LIMIT 10", nearest)
                .canUseIndex("documents_embedding_idx");
    }
    // endregion

    // region behaviour
    @Test
    void aPredictionIsAVoteOfFive(TestDatabase database) {
        assertThat(database)
                .after("INSERT INTO documents VALUES (-1, 'zero', 0, 'test', ?)", "[1" + ",0".repeat(63) + "]")
                .after("INSERT INTO users (email) VALUES ('ada@example.com')")
                .after("INSERT INTO models (name, version, created_by) SELECT 'votes', 1, max(id) FROM users")
                .after("""
                        INSERT INTO predictions (request, model_id, document_id, label, confidence)
                        SELECT gen_random_uuid(), id, -1, 0, 1 FROM models WHERE name = 'votes'
                        """)
                .query("SELECT neighbours FROM predictions WHERE document_id = ?", -1)
                .returns(5);
        assertThat(database).function("vector_dims(vector)").returns(3, "[1,2,3]");
    }
    // endregion

    // region roles
    @Test
    void aReaderCannotWrite(TestDatabase database) {
        assertThat(database)
                .after("CREATE ROLE sample_reader")
                .after("GRANT SELECT ON users TO sample_reader")
                .role("sample_reader")
                .can("SELECT email FROM users")
                .canNot("INSERT INTO users (email) VALUES ('eve@example.com')")
                .sees(0, "users");
    }
    // endregion

    // region soft
    @Test
    void nothingWasLeftUnfinished(TestDatabase database) {
        try (DatabaseSoftAssertions softly = new DatabaseSoftAssertions()) {
            softly.assertThat(database).as("after all migrations").hasNoInvalidIndex();
            softly.assertThat(database).hasNoUnvalidatedConstraint();
            softly.assertThat(database).table("predictions").hasForeignKey("document_id", "documents");
        }
    }
    // endregion

    // region snapshot
    @Test
    void theSchemaIsTheOneThatWasReviewed(TestDatabase database) {
        assertThat(database).hasSchemaOf(Path.of("src/test/resources/db/schema.txt"));
    }
    // endregion
}
