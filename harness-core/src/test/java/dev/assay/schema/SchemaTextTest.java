package dev.assay.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.Provider.class)
class SchemaTextTest {
    private static final String BASE = """
            CREATE TYPE status AS ENUM ('new', 'paid');
            CREATE TABLE orders (id bigint PRIMARY KEY, status status, total int CHECK (total > 0));
            CREATE TABLE logs (at date) PARTITION BY RANGE (at);
            CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
            CREATE VIEW paid AS SELECT id FROM orders;
            CREATE INDEX orders_total ON orders (total);
            GRANT SELECT ON orders TO PUBLIC;
            CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
            """;
    private static final Map<String, String> CHANGES = new TreeMap<>(Map.ofEntries(
            Map.entry("ALTER TABLE orders ADD COLUMN note text", "additional column orders.note"),
            Map.entry("DROP INDEX orders_total", "missing index orders_total"),
            Map.entry(
                    "ALTER TABLE orders ALTER COLUMN total SET NOT NULL",
                    "different column orders.total: expected [3. integer], found [3. integer not null]"),
            Map.entry(
                    "ALTER TYPE status ADD VALUE 'sent' BEFORE 'paid'",
                    "different type status: expected [enum new, paid], found [enum new, sent, paid]"),
            Map.entry(
                    "ALTER TABLE logs DETACH PARTITION logs_1",
                    "different table logs_1: expected [using heap child of logs FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')],"
                            + " found [using heap]"),
            Map.entry(
                    "ALTER TABLE orders DROP CONSTRAINT orders_total_check",
                    "missing constraint orders.orders_total_check"),
            Map.entry("CREATE SCHEMA app", "additional schema app"),
            Map.entry(
                    "ALTER TABLE orders ENABLE ROW LEVEL SECURITY",
                    "different table orders: expected [using heap privileges"),
            Map.entry("CREATE OR REPLACE VIEW paid AS SELECT id FROM orders WHERE total > 1", "different view paid"),
            Map.entry(
                    "CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 2'",
                    "different function one(): expected [function integer volatile")));

    @Test
    void theSameSchemaMadeInAnotherOrderHasTheSameText(Servers servers) throws SQLException {
        try (TestDatabase first = servers.empty();
                TestDatabase second = servers.empty();
                Connection one = first.connect();
                Connection other = second.connect()) {
            run(one, BASE);
            run(
                    other,
                    "CREATE TABLE gone (id int); DROP TABLE gone; CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'");
            run(other, BASE.lines().filter(line -> !line.contains("FUNCTION")).reduce("", String::concat));
            run(other, "ALTER TABLE orders ADD COLUMN note text; ALTER TABLE orders DROP COLUMN note");

            SchemaText text = SchemaText.of(LiveSchema.read(one));

            assertThat(text).hasToString(SchemaText.of(LiveSchema.read(other)).toString());
            assertThat(text.toString()).contains("column orders.total\n    3. integer\n");
            assertThat(SchemaText.parse(text.toString())).isEqualTo(text);
            assertThat(SchemaDifference.between(LiveSchema.read(one), LiveSchema.read(other))
                            .isEmpty())
                    .isTrue();
        }
    }

    @Test
    void everyChangeIsADifference(Servers servers) throws SQLException {
        try (TestDatabase database = servers.empty();
                Connection connection = database.connect()) {
            run(connection, BASE);
            connection.setAutoCommit(false);
            LiveSchema before = LiveSchema.read(connection);
            for (Map.Entry<String, String> change : CHANGES.entrySet()) {
                run(connection, change.getKey());
                SchemaDifference difference = SchemaDifference.between(before, LiveSchema.read(connection));
                assertThat(difference.toString()).as(change.getKey()).startsWith(change.getValue());
                connection.rollback();
            }
        }
    }

    @Test
    void aDefinitionNeedsAName() {
        assertThatThrownBy(() -> SchemaText.parse("    integer"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a definition without a name [integer]");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
