package dev.assay.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import dev.assay.migration.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class SchemaTextTest {
    private static final String BASE = """
            CREATE TYPE status AS ENUM ('new', 'paid');
            CREATE TABLE orders (id bigint PRIMARY KEY, status status, total int CHECK (total > 0));
            CREATE TABLE logs (at date) PARTITION BY RANGE (at);
            CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
            CREATE VIEW paid AS SELECT id FROM orders;
            CREATE INDEX orders_total ON orders (total);
            GRANT SELECT ON orders TO PUBLIC;
            CREATE TYPE pair AS (x int);
            CREATE SEQUENCE numbers;
            CREATE TABLE clients (name text);
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
                    "different type status: expected [enum 'new', 'paid'], found [enum 'new', 'sent', 'paid']"),
            Map.entry(
                    "ALTER TABLE logs DETACH PARTITION logs_1",
                    "different table logs_1: expected [child of logs FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')], found []"),
            Map.entry(
                    "ALTER TABLE orders DROP CONSTRAINT orders_total_check",
                    "missing constraint orders.orders_total_check"),
            Map.entry("CREATE SCHEMA app", "additional schema app"),
            Map.entry("ALTER TYPE pair ADD ATTRIBUTE y int", "additional column pair.y"),
            Map.entry(
                    "ALTER SEQUENCE numbers INCREMENT 2 CYCLE",
                    "different sequence numbers: expected [AS bigint START 1 INCREMENT 1 MINVALUE 1 MAXVALUE 9223372036854775807"
                            + " CACHE 1], found [AS bigint START 1 INCREMENT 2 MINVALUE 1 MAXVALUE 9223372036854775807 CACHE 1"
                            + " CYCLE]"),
            Map.entry(
                    "ALTER TABLE clients ALTER name TYPE text COLLATE \"C\"",
                    "different column clients.name: expected [1. text], found [1. text collate C]"),
            Map.entry("CREATE RULE quiet AS ON DELETE TO orders DO INSTEAD NOTHING", "additional rule orders.quiet"),
            Map.entry(
                    "ALTER TABLE orders ENABLE ROW LEVEL SECURITY",
                    "different table orders: expected [privileges =r], found [row security privileges =r]"),
            Map.entry("CREATE OR REPLACE VIEW paid AS SELECT id FROM orders WHERE total > 1", "different view paid"),
            Map.entry(
                    "CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 2'",
                    "different function one(): expected [returns integer volatile with the hash ")));

    @Test
    void theSameSchemaMadeInAnotherOrderHasTheSameText(TestDatabases databases) throws SQLException {
        try (TestDatabase first = databases.empty();
                TestDatabase second = databases.empty();
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
            assertThat(text.toString()).contains("column orders.total: 3. integer\n");
            assertThat(SchemaText.parse(text.toString())).isEqualTo(text);
            assertThat(SchemaDifference.between(LiveSchema.read(one), LiveSchema.read(other))
                            .isEmpty())
                    .isTrue();
        }
    }

    @Test
    void everyChangeIsADifference(TestDatabases databases) throws SQLException {
        try (TestDatabase database = databases.empty();
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
    void whoMayCallAFunctionAndWhatItCostsIsNoDifference(TestDatabases databases) throws SQLException {
        try (TestDatabase database = databases.empty();
                Connection connection = database.connect()) {
            run(connection, BASE + "CREATE FUNCTION two() RETURNS SETOF int LANGUAGE sql AS 'SELECT 2';");
            connection.setAutoCommit(false);
            LiveSchema before = LiveSchema.read(connection);
            for (String change : List.of(
                    "REVOKE EXECUTE ON FUNCTION one() FROM PUBLIC",
                    "ALTER FUNCTION one() COST 7",
                    "ALTER FUNCTION two() ROWS 7")) {
                run(connection, change);
                assertThat(SchemaDifference.between(before, LiveSchema.read(connection)))
                        .as(change)
                        .hasToString("");
                connection.rollback();
            }
        }
    }

    @Test
    void whatBelongsTogetherStandsTogether(TestDatabases databases) throws SQLException {
        try (TestDatabase database = databases.empty();
                Connection connection = database.connect()) {
            run(connection, """
                    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
                    CREATE DOMAIN share AS int CHECK (VALUE < 100);
                    CREATE TYPE point2 AS (x int, y int);
                    CREATE TABLE a_b (id int);
                    CREATE TABLE a (z int, id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, half int GENERATED ALWAYS AS (1) STORED);
                    ALTER TABLE a REPLICA IDENTITY FULL;
                    CREATE INDEX b ON a (z);
                    CREATE POLICY mine ON a FOR SELECT USING (z > 1);
                    CREATE VIEW v AS SELECT 1 AS z, 2 AS y;
                    CREATE PROCEDURE p() LANGUAGE sql AS '';
                    GRANT SELECT, INSERT ON a TO PUBLIC;
                    """);

            String text = SchemaText.of(LiveSchema.read(connection)).toString();

            assertThat(text.replaceAll("[0-9a-f]{32}", "HASH")).isEqualTo("""
                    schema public: privileges =U
                    extension plpgsql: in pg_catalog
                    type point2: composite
                    column point2.x: 1. integer
                    column point2.y: 2. integer
                    type share: domain integer
                    constraint share.share_check: CHECK ((VALUE < 100))
                    table a: replica identity full privileges =ar
                    column a.z: 1. integer
                    column a.id: 2. bigint not null identity always
                    column a.half: 3. integer generated stored 1
                    constraint a.a_pkey: PRIMARY KEY (id)
                    index a_pkey: CREATE UNIQUE INDEX a_pkey ON public.a USING btree (id)
                    index b: CREATE INDEX b ON public.a USING btree (z)
                    policy a.mine: permissive for select TO PUBLIC USING ((z > 1))
                    table a_b
                    column a_b.id: 1. integer
                    sequence a_id_seq: AS bigint START 1 INCREMENT 1 MINVALUE 1 MAXVALUE 9223372036854775807 CACHE 1
                    view v:
                        SELECT 1 AS z,
                            2 AS y;
                    column v.z: 1. integer
                    column v.y: 2. integer
                    procedure p(): volatile with the hash HASH
                    """);
        }
    }

    @Test
    void textsOfSeveralLinesAreReadAsTheyWereWritten(TestDatabases databases) throws SQLException {
        try (TestDatabase database = databases.empty();
                Connection connection = database.connect()) {
            run(connection, """
                    CREATE TABLE t (
                        a int CHECK (CASE WHEN a > 1 THEN a < 9 ELSE true END),
                        b int DEFAULT CASE WHEN now() > '2020-01-01' THEN 1 ELSE 2 END,
                        c int GENERATED ALWAYS AS (CASE WHEN a > 1 THEN 1 END) STORED,
                        d text DEFAULT E'x\\r\\n\\n  y ');
                    CREATE INDEX i ON t ((CASE WHEN a > 1 THEN 1 END));
                    CREATE TYPE odd AS ENUM (E'x\\ny', 'z ');
                    """);

            SchemaText text = SchemaText.of(LiveSchema.read(connection));

            assertThat(SchemaText.parse(text.toString())).hasToString(text.toString());
            assertThat(text.toString()).contains("""
                    constraint t.t_a_check:
                        CHECK (
                        CASE
                            WHEN (a > 1) THEN (a < 9)
                            ELSE true
                        END)
                    """);
        }
    }

    @Test
    void readsWhatItWrote() {
        String text = """
                schema app
                column a.b: 1. text default ': '::text
                view v:
                    SELECT 1
                      WHERE true;
                """;
        assertThat(SchemaText.parse(text).entries())
                .containsExactly(
                        Map.entry("schema app", ""),
                        Map.entry("column a.b", "1. text default ': '::text"),
                        Map.entry("view v", "SELECT 1\n  WHERE true;"));
        assertThat(SchemaText.parse(text)).hasToString(text);
        assertThat(SchemaText.parse("    nothing\nof the: kind").entries())
                .containsExactly(Map.entry("", "nothing"), Map.entry("of the", "kind"));
    }

    @Test
    void privilegesDoNotTellTheOwner() {
        assertThat(Words.privileges("")).isEmpty();
        assertThat(Words.privileges("{me=arwdDxt/me,=r/me,reader=r*w/me,\"\\\"the other\\\"=a/me\"}"))
                .isEqualTo("privileges =r, \\\"the other\\\"=a, reader=r*w");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
