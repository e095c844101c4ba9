package dev.assay.assertions;

import static dev.assay.assertions.DatabaseAssertions.assertThat;
import static dev.assay.assertions.DatabaseAssertions.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.check.MistakeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Assertions that try something. */
class TrialTest extends SampleDatabase {
    @Test
    void comparesWhatAQueryReturns() {
        assertThat(database)
                .query("SELECT id, email, 1.50, NULL, date '2026-01-02', ARRAY[1,2] FROM users WHERE id = ?", 7)
                .returns(7, "user7@example.com", 1.5, null, LocalDate.of(2026, 1, 2), "{1,2}")
                .returnsRows(Arrays.asList(7L, "user7@example.com", "1.50", null, "2026-01-02", "{1,2}"));
        assertThat(database).query("SELECT 1 WHERE false").returnsNothing();
        assertThat(failureOf(() -> assertThat(database)
                        .as("the sum")
                        .query("SELECT ? + n FROM generate_series(1, 2) n", 1)
                        .returns(2)))
                .isEqualTo("""
                        [the sum]\s
                        expected: [SELECT ? + n FROM generate_series(1, 2) n] with [1] returns
                                  [2]
                        found:    [2]
                                  [3]""");
        assertThat(failureOf(() -> assertThat(database).query("SELECT 1").returnsNothing()))
                .isEqualTo("""

                        expected: [SELECT 1] returns no row
                        found:    [1]""");
        assertThat(failureOf(() -> assertThat(database).query("SELECT x").returns(1)))
                .isEqualTo("""

                        expected: [SELECT x] is executed
                        found:    [42703 undefined_column] column "x" does not exist""");
    }

    @Test
    void judgesTriggersByWhatTheyDo() {
        assertThat(database)
                .after("INSERT INTO users VALUES (?, ?)", 1000, "new@example.com")
                .query("SELECT what FROM audit")
                .returns("INSERT 1000");
        assertThat(database).query("DELETE FROM orders WHERE user_id <= ?", 2).changes(2);
        assertThat(failureOf(() -> assertThat(database)
                        .query("DELETE FROM orders WHERE user_id <= ?", 2)
                        .changes(3)))
                .isEqualTo("""

                        expected: [DELETE FROM orders WHERE user_id <= ?] with [2] changes [3] rows
                        found:    [2]""");
        assertThat(failureOf(() -> assertThat(database)
                        .after("INSERT INTO users VALUES (1, 'x')")
                        .query("SELECT 1")
                        .returns(1)))
                .isEqualTo("""

                        expected: the statement before it is executed: [INSERT INTO users VALUES (1, 'x')]
                        found:    [23505 unique_violation] duplicate key value violates unique constraint "users_pkey". \
                        Key (id)=(1) already exists.""");
    }

    @Test
    void aStatementCannotEndTheTransaction() {
        for (String statement : List.of("COMMIT", "SELECT 1; /* x */ rollback", "PREPARE TRANSACTION 'x'")) {
            assertThatExceptionOfType(MistakeException.class)
                    .isThrownBy(() -> assertThat(database).after(statement))
                    .withMessageContaining("which they roll back");
        }
        assertThat(database)
                .after("PREPARE one AS SELECT 1")
                .query("EXECUTE one")
                .returns(1);
    }

    @Test
    void callsFunctions() {
        assertThat(database)
                .function("tax(numeric)")
                .returns(19.0, 100)
                .returns(null, (Object) null)
                .failsWith("P0001", -1);
        assertThat(database)
                .function("pg_catalog.lower(text)")
                .returns("a", "A")
                .isImmutable();
        assertThat(failureOf(() -> assertThat(database).function("tax(numeric)").returns(20, 100)))
                .isEqualTo("""

                        expected: [tax(numeric)] with [100] returns [20]
                        found:    [19.00]""");
        assertThat(failureOf(() -> assertThat(database).function("tax(numeric)").failsWith("P0001", 1)))
                .isEqualTo("""

                        expected: [tax(numeric)] with [1] fails with [P0001 raise_exception]
                        found:    [0.19]""");
        assertThat(failureOf(() -> assertThat(database).function("tax(numeric)").isImmutable()))
                .isEqualTo("""

                        expected: function [tax(numeric)] is immutable
                        found:    it is volatile
                        fix:      ALTER FUNCTION tax(numeric) IMMUTABLE;""");
        assertThat(failureOf(() -> assertThat(database).function("taxes(numeric)")))
                .isEqualTo("""

                        expected: function [taxes(numeric)] exists
                        found:    no such name; functions are [tax(numeric), note()]
                        fix:      did you mean [tax(numeric)]?""");
        assertThatExceptionOfType(MistakeException.class)
                .isThrownBy(() -> assertThat(database).function("tax(numeric)").returns(1))
                .withMessageContaining("it takes [1] arguments");
    }

    @Test
    void looksWhetherAQueryUsesAnIndex() {
        assertThat(database)
                .query("SELECT * FROM users WHERE id = ?", 1)
                .canUseIndex("users_pkey")
                .returnsRows(List.of(1, "user1@example.com", "user 1"));
        assertThat(database)
                .after("SET LOCAL enable_seqscan = off")
                .query("SELECT * FROM users WHERE id = ?", 1)
                .usesIndex("users_pkey");
        assertThat(failureOf(() -> assertThat(database)
                        .query("SELECT * FROM users WHERE id > ?", 0)
                        .usesIndex("users_pkey")))
                .isEqualTo("""

                        expected: [SELECT * FROM users WHERE id > ?] with [0] uses index [users_pkey]
                        found:    Seq Scan on users
                                    Filter: (id > 0)
                        means:    it could, but another plan is cheaper for the rows that are there now
                        fix:      load rows as there are in production and ANALYZE, or assert canUseIndex("users_pkey")""");
        assertThat(failureOf(() -> assertThat(database)
                        .query("SELECT * FROM users WHERE name = ?", "x")
                        .canUseIndex("users_pkey")))
                .isEqualTo("""

                        expected: [SELECT * FROM users WHERE name = ?] with [x] can use index [users_pkey]
                        found:    Seq Scan on users
                                    Filter: ((name)::text = 'x'::text)
                        fix:      the index is [CREATE UNIQUE INDEX users_pkey ON public.users USING btree (id)]""");
        assertThat(failureOf(() -> assertThat(database).query("SELECT 1").usesIndex("users_pk")))
                .contains("found:    no such name; indexes are [users_pkey,", "fix:      did you mean [users_pkey]?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT email FROM users WHERE email > 'a'",
                "SELECT email FROM users ORDER BY email",
                "SELECT * FROM users ORDER BY email LIMIT 3",
                "SELECT email, name FROM users ORDER BY email, name",
                "SELECT email, count(*) FROM users GROUP BY email",
                "SELECT DISTINCT email FROM users",
                "SELECT max(email) FROM users",
                "SELECT count(*) FROM users JOIN documents ON email = title"
            })
    void anIndexServesWhatItSearchesOrOrders(String query) {
        assertThat(database).query(query).canUseIndex("users_email_key");
    }

    @Test
    void aPartialIndexServesAQueryForItsRows() {
        assertThat(database)
                .query("SELECT user_id, total FROM orders WHERE total > 0")
                .canUseIndex("orders_user_idx");
    }

    @Test
    void anIndexThatIsReadFromEndToEndServesNothing() {
        assertThat(failureOf(() -> assertThat(database)
                        .query("SELECT email FROM users WHERE lower(email) = ?", "x")
                        .canUseIndex("users_email_key")))
                .isEqualTo("""

                        expected: [SELECT email FROM users WHERE lower(email) = ?] with [x] can use index [users_email_key]
                        found:    Index Only Scan using users_email_key on users
                                    Filter: (lower(email) = 'x'::text)
                        means:    all of the index is read in place of the table: no condition and no order comes from it
                        fix:      the index is [CREATE UNIQUE INDEX users_email_key ON public.users USING btree (email)]""");
        assertThat(failureOf(() -> assertThat(database)
                        .query("SELECT count(*) FROM users WHERE email LIKE '%5'")
                        .canUseIndex("users_email_key")))
                .contains("Filter: (email ~~ '%5'::text)\nmeans:    all of the index is read");
        assertThat(failureOf(() -> assertThat(database)
                        .query("SELECT upper(email), count(*) FROM users GROUP BY 1")
                        .canUseIndex("users_email_key")))
                .contains("means:    all of the index is read");
    }

    @Test
    void actsAsAnotherRole() {
        assertThat(database)
                .role("assay_reader")
                .can("SELECT * FROM users")
                .canNot("INSERT INTO users VALUES (2, 'x')")
                .sees(0, "users");
        assertThat(database)
                .after("SET LOCAL app.reader = 7")
                .role("assay_reader")
                .sees(1, "users")
                .query("SELECT id FROM users")
                .returns(7);
        assertThat(failureOf(() -> assertThat(database).role("assay_reader").can("SELECT * FROM orders")))
                .isEqualTo("""

                        expected: role [assay_reader] can [SELECT * FROM orders]
                        found:    refused with [42501 insufficient_privilege] permission denied for table orders
                        fix:      GRANT SELECT ON orders TO assay_reader;""");
        assertThat(failureOf(() -> assertThat(database).role("assay_reader").canNot("SELECT x FROM users")))
                .isEqualTo("""

                        expected: role [assay_reader] cannot [SELECT x FROM users]
                        found:    it failed for another reason: [42703 undefined_column] column "x" does not exist
                        means:    only [42501 insufficient_privilege] tells that privileges are missing""");
        assertThat(failureOf(() -> assertThat(database).role("postgres").canNot("DELETE FROM orders")))
                .isEqualTo("""

                        expected: role [postgres] cannot [DELETE FROM orders]
                        found:    it was executed, [100] rows changed
                        means:    it is a superuser
                        fix:      REVOKE ... FROM postgres; or ALTER TABLE ... ENABLE ROW LEVEL SECURITY;""");
        assertThat(failureOf(() -> assertThat(database).role("assay_reader").sees(3, "users")))
                .isEqualTo("""

                        expected: role [assay_reader] sees [3] rows of [users]
                        found:    [0]""");
        assertThat(failureOf(() -> assertThat(database).role("assay_readr").can("SELECT 1")))
                .contains("expected: role [assay_readr] exists", "fix:      did you mean [assay_reader]?");
    }

    @Test
    void triesRows() {
        assertThat(database)
                .table("orders")
                .accepts(row("user_id", 7, "total", 1))
                .rejects(row("user_id", 7, "total", -1), "23514")
                .rejects(row("user_id", 7, "total", -1), "23514", "orders_total")
                .rejects(row("user_id", 700, "total", 1), "23503")
                .rejects(row("total", 1), "23502");
        assertThat(database).table("documents").accepts(row("id", 1, "weight", "{1,2,3}"));
        assertThat(database)
                .after("INSERT INTO documents (id) VALUES (1)")
                .table("documents")
                .rejects(row("id", 1), "23505");
        assertThat(failureOf(() -> assertThat(database).table("orders").accepts(row("user_id", 700, "total", 1))))
                .isEqualTo("""

                        expected: table [orders] accepts the row (user_id = [700], total = [1])
                        found:    refused with [23503 foreign_key_violation] insert or update on table "orders" violates \
                        foreign key constraint "orders_user_id_fkey". Key (user_id)=(700) is not present in table "users".""");
        assertThat(failureOf(
                        () -> assertThat(database).table("orders").rejects(row("user_id", 7, "total", 1), "23514")))
                .isEqualTo("""

                        expected: table [orders] rejects the row (user_id = [7], total = [1]) with [23514 check_violation]
                        found:    it was accepted; constraints of this kind:
                                  [orders_total] CHECK ((total >= (0)::numeric))
                        fix:      ALTER TABLE orders ADD CHECK (...);""");
        assertThat(failureOf(() -> assertThat(database).table("orders").rejects(row("total", -1), "23514")))
                .startsWith("""

                        expected: table [orders] rejects the row (total = [-1]) with [23514 check_violation]
                        found:    refused with [23502 not_null_violation] null value in column "user_id" of relation \
                        "orders" violates not-null constraint.""")
                .endsWith("\nmeans:    the row breaks another rule first, so that the one in question is not tried");
        assertThat(failureOf(() -> assertThat(database)
                        .table("orders")
                        .rejects(row("user_id", 7, "total", -1), "23514", "orders_sum")))
                .contains("found:    refused by constraint [orders_total]: [23514 check_violation]");
    }

    @Test
    void aRowIsRead() {
        assertThatExceptionOfType(MistakeException.class)
                .isThrownBy(() -> row("a"))
                .withMessageContaining("the last column has no value");
        assertThatExceptionOfType(MistakeException.class)
                .isThrownBy(() -> row("a", 1, "a", 2))
                .withMessageContaining("column [a] is named twice");
        assertThatExceptionOfType(MistakeException.class)
                .isThrownBy(() -> row(1, 1))
                .withMessageContaining("[1] is no name of a column");
    }

    /** A pool may hand out a connection that is in the middle of a transaction. */
    @Test
    void anOpenTransactionGoesOn() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO documents (id) VALUES (9)");
            DataSource source = OneConnection.of(connection);
            assertThat(source).query("SELECT id FROM documents").returns(9);
            assertThat(source).query("DELETE FROM documents").changes(1);
            assertThat(source).query("SELECT id FROM documents").returns(9);
            connection.rollback();
        }
    }

    @Test
    void nothingStaysPreparedInASessionThatGoesOn() throws SQLException {
        try (Connection connection = database.connect()) {
            DataSource source = OneConnection.of(connection);
            assertThat(source).table("users").hasColumn("id");
            assertThat(source).table("users").hasColumn("email");
            assertThat(source)
                    .query("SELECT count(*) FROM pg_prepared_statements WHERE from_sql")
                    .returns(0);
        }
    }

    @Test
    void softAssertionsCollect() {
        DatabaseSoftAssertions softly = new DatabaseSoftAssertions();
        softly.assertThat(database).table("nowhere").hasColumn("x").column("x").isNotNull();
        softly.assertThat(database).function("nothing()").returns(1);
        softly.assertThat(database)
                .as("one")
                .query("SELECT 1")
                .returns(2)
                .returns(1)
                .returnsNothing();
        softly.assertThat(1).isEqualTo(1);
        assertThat(softly.assertionErrorsCollected()).hasSize(4);
    }
}
