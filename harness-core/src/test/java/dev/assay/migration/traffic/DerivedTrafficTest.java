package dev.assay.migration.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import dev.assay.migration.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class DerivedTrafficTest {
    private static final String SCHEMA = """
            CREATE TABLE customer (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                email varchar(20) NOT NULL UNIQUE CHECK (email LIKE '%@%'),
                token uuid NOT NULL UNIQUE,
                shouted text GENERATED ALWAYS AS (upper(email)) STORED);
            INSERT INTO customer (email, token) VALUES ('long.name@example.or', '00000000-0000-0000-0000-000000000001');
            CREATE TABLE reading (sensor text, at timestamp, value real, PRIMARY KEY (sensor, at)) PARTITION BY RANGE (at);
            CREATE TABLE reading_1 PARTITION OF reading FOR VALUES FROM ('2026-01-01') TO ('2026-01-02');
            INSERT INTO reading VALUES ('a', '2026-01-01 23:59:59', 1);
            CREATE TABLE follows (
                one bigint REFERENCES customer, other bigint REFERENCES customer, PRIMARY KEY (one, other));
            INSERT INTO follows VALUES (1, 1);
            CREATE TABLE note (text text);
            INSERT INTO note VALUES ('x');
            CREATE TABLE grade (mark integer PRIMARY KEY CHECK (mark < 2));
            INSERT INTO grade VALUES (1);
            CREATE TABLE unused (id integer PRIMARY KEY);
            CREATE TABLE history (id integer PRIMARY KEY);
            INSERT INTO history VALUES (1);
            """;

    private final TestDatabases databases;

    DerivedTrafficTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void readsAndWritesWhatEachTableAllows() throws SQLException {
        try (TestDatabase database = filled()) {
            KnownTraffic known = KnownTraffic.learn(Traffic.derived(), database, Set.of("history"));

            assertThat(known.refused()).isEmpty();
            assertThat(known.operations())
                    .extracting(KnownOperation::name)
                    .containsExactly(
                            "read latest customer",
                            "read customer by key",
                            "update customer",
                            "insert and delete customer",
                            "read latest follows",
                            "read follows by key",
                            "update follows",
                            "read latest grade",
                            "read grade by key",
                            "update grade",
                            "read latest note",
                            "insert and delete note",
                            "read latest reading",
                            "read reading by key",
                            "update reading",
                            "insert and delete reading");
            assertThat(known.missing())
                    .isEqualTo(Map.of(
                            "any operation on unused",
                            "it has no row",
                            "inserts into follows",
                            "no column of a unique key can be given a new value",
                            "inserts into grade",
                            "ERROR: new row for relation \"grade\" violates check constraint \"grade_mark_check\""
                                    + " (Failing row contains (2).)",
                            "updates of note",
                            "nothing tells its rows apart: it has no unique key without NULL"));
        }
    }

    @Test
    void seesWhatAnOperationTouches() throws SQLException {
        try (TestDatabase database = filled()) {
            List<KnownOperation> operations =
                    KnownTraffic.learn(Traffic.derived(), database, Set.of()).operations();
            KnownOperation insert = named("insert and delete reading", operations);
            assertThat(insert.writes()).containsExactlyInAnyOrder("reading", "reading_1");
            KnownOperation read = named("read follows by key", operations);
            assertThat(read.writes()).isEmpty();
            assertThat(read.reads()).containsExactly("follows");
        }
    }

    @Test
    void canBeExecutedAgainAndAgainAndLeavesTheRowsAsTheyAre() throws SQLException {
        try (TestDatabase database = filled();
                TrafficSession session = TrafficSession.open(database)) {
            List<KnownOperation> operations =
                    KnownTraffic.learn(Traffic.derived(), database, Set.of()).operations();
            for (int turn = 1; turn <= 20; turn++) {
                for (KnownOperation operation : operations) {
                    assertThat(session.commit(operation.operation(), turn)).isEqualTo(Optional.empty());
                }
            }
            assertThat(count(database, "customer")).isOne();
            assertThat(count(database, "note")).isOne();
            assertThat(count(database, "reading WHERE value = 1")).isOne();
        }
    }

    @Test
    void keepsNewKeysWithinTheirColumns() throws SQLException {
        try (TestDatabase database = databases.empty();
                TrafficSession session = TrafficSession.open(database);
                Statement statement = session.connection().createStatement()) {
            statement.execute("""
                    CREATE TABLE short (code varchar(4) PRIMARY KEY);
                    INSERT INTO short VALUES ('abcd');
                    CREATE TABLE near (id smallint PRIMARY KEY);
                    INSERT INTO near VALUES (32760);
                    CREATE TABLE day (valid date PRIMARY KEY) PARTITION BY RANGE (valid);
                    CREATE TABLE day_1 PARTITION OF day FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
                    INSERT INTO day VALUES ('2026-01-01');
                    CREATE TABLE endless (valid date PRIMARY KEY);
                    INSERT INTO endless VALUES ('infinity');
                    """);
            KnownTraffic known = KnownTraffic.learn(Traffic.derived(), database, Set.of());
            assertThat(known.missing().keySet())
                    .containsExactlyInAnyOrder("inserts into near", "inserts into day", "inserts into endless");
            TrafficOperation insert =
                    named("insert and delete short", known.operations()).operation();
            for (long turn = 0; turn <= 1_000; turn++) {
                assertThat(session.commit(insert, turn)).isEqualTo(Optional.empty());
            }
        }
    }

    @Test
    void leavesInsertsOutWhereNoValueIsBeyondThoseThatAreThere() throws SQLException {
        try (TestDatabase database = databases.empty();
                TrafficSession session = TrafficSession.open(database);
                Statement statement = session.connection().createStatement()) {
            statement.execute("""
                    CREATE TABLE number (id numeric PRIMARY KEY);
                    INSERT INTO number VALUES (1), ('NaN');
                    CREATE TABLE real (id double precision PRIMARY KEY);
                    INSERT INTO real VALUES ('Infinity');
                    CREATE TABLE moment (at timestamptz PRIMARY KEY);
                    INSERT INTO moment VALUES ('-infinity');
                    CREATE TABLE ides (day date PRIMARY KEY);
                    INSERT INTO ides VALUES ('0044-03-15 BC');
                    CREATE TABLE hash (value bytea PRIMARY KEY);
                    INSERT INTO hash VALUES ('\\xff');
                    """);
            KnownTraffic known = KnownTraffic.learn(Traffic.derived(), database, Set.of());

            assertThat(known.missing())
                    .isEqualTo(Map.of(
                            "inserts into number",
                            "ERROR: duplicate key value violates unique constraint \"number_pkey\""
                                    + " (Key (id)=(NaN) already exists.)",
                            "inserts into real",
                            "ERROR: duplicate key value violates unique constraint \"real_pkey\""
                                    + " (Key (id)=(Infinity) already exists.)",
                            "inserts into moment",
                            "ERROR: duplicate key value violates unique constraint \"moment_pkey\""
                                    + " (Key (at)=(-infinity) already exists.)"));
            for (String table : List.of("ides", "hash")) {
                KnownOperation insert = named("insert and delete " + table, known.operations());
                assertThat(session.commit(insert.operation(), 7)).isEqualTo(Optional.empty());
            }
        }
    }

    @Test
    void sendsWhatItDrewWhereTheRowsAreGone() throws SQLException {
        try (TestDatabase database = databases.empty();
                TrafficSession session = TrafficSession.open(database);
                Statement statement = session.connection().createStatement()) {
            statement.execute(
                    "CREATE TABLE item (id integer PRIMARY KEY, name text); INSERT INTO item VALUES (1, 'a')");
            List<KnownOperation> operations =
                    KnownTraffic.learn(Traffic.derived(), database, Set.of()).operations();
            statement.execute("DELETE FROM item; ALTER TABLE item ADD CHECK (name LIKE 'b%')");
            Optional<Failure> refused =
                    session.commit(named("insert and delete item", operations).operation(), 1);
            assertThat(refused.orElseThrow().sqlState()).isEqualTo("23514");
        }
    }

    private TestDatabase filled() throws SQLException {
        TestDatabase database = databases.empty();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA);
        }
        return database;
    }

    private static KnownOperation named(String name, List<KnownOperation> operations) {
        return operations.stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long count(TestDatabase database, String from) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + from)) {
            row.next();
            return row.getLong(1);
        }
    }
}
