package dev.assay.migration.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Finding;
import dev.assay.database.TestDatabase;
import dev.assay.migration.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class ContentsTest {
    private static final String ORDERS = """
            CREATE TABLE orders (id int PRIMARY KEY, total numeric(10, 2), state text);
            INSERT INTO orders SELECT n, n * 1.5, 'state ' || n % 3 FROM generate_series(1, 1000) n;
            """;

    private final TestDatabases databases;

    ContentsTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void findsNothingBetweenCopies() throws Exception {
        assertThat(findings(ORDERS, "")).isEmpty();
    }

    @Test
    void doesNotCareForTheOrderOfRows() throws Exception {
        assertThat(findings(ORDERS, """
                CREATE TABLE aside AS TABLE orders;
                TRUNCATE orders;
                INSERT INTO orders SELECT * FROM aside ORDER BY id DESC;
                DROP TABLE aside;
                """)).isEmpty();
    }

    @Test
    void showsWhichRowsWereLostAddedAndChanged() throws Exception {
        assertThat(findings(ORDERS, """
                DELETE FROM orders WHERE id = 7;
                INSERT INTO orders VALUES (1001, 1, NULL);
                UPDATE orders SET total = NULL WHERE id IN (10, 9);
                """))
                .containsExactly(
                        "rows orders: [1] lost, [1] added, [2] changed of [1,000]",
                        "lost orders, id = 7: total = 10.50, state = state 1",
                        "added orders, id = 1001: total = 1.00, state = NULL",
                        "changed orders, id = 9: total is [NULL], expected [13.50]",
                        "changed orders, id = 10: total is [NULL], expected [15.00]");
    }

    @Test
    void seesValuesThatChangedPlaces() throws Exception {
        assertThat(findings(ORDERS, "UPDATE orders SET total = 4.50 - total WHERE id IN (1, 2)"))
                .containsExactly(
                        "rows orders: [2] changed of [1,000]",
                        "changed orders, id = 1: total is [3.00], expected [1.50]",
                        "changed orders, id = 2: total is [1.50], expected [3.00]");
    }

    @Test
    void saysWithoutTheRowsWhatChanged() throws Exception {
        try (TestDatabase expected = database(ORDERS);
                TestDatabase actual = expected.copy()) {
            run(actual, "UPDATE orders SET total = 0, state = 'gone' WHERE id = 5");
            assertThat(text(state(expected).differences(state(actual)).findings()))
                    .containsExactly("changed orders: other values in [total, state]");
            run(actual, "DELETE FROM orders WHERE id < 11");
            assertThat(text(state(expected).differences(state(actual)).findings()))
                    .containsExactly("rows orders has [990] rows, expected [1,000]");
        }
    }

    @Test
    void tellsRowsWithoutAKeyByAllTheirValues() throws Exception {
        assertThat(findings("CREATE TABLE event AS SELECT n / 2 AS a, 'x' AS b FROM generate_series(1, 9) n", """
                DELETE FROM event WHERE ctid = (SELECT min(ctid) FROM event WHERE a = 3);
                UPDATE event SET b = NULL WHERE a = 0
                """))
                .containsExactly(
                        "rows event: [2] lost, [1] added of [9]",
                        "lost event, a = 0, b = x",
                        "lost event, a = 3, b = x",
                        "added event, a = 0, b = NULL");
    }

    @Test
    void seesValuesThatChangedPlacesWithoutAKey() throws Exception {
        String before = "CREATE TABLE event (a int, b int); INSERT INTO event VALUES (1, 10), (2, 20)";
        assertThat(findings(before, "UPDATE event SET b = 30 - b"))
                .containsExactly(
                        "rows event: [2] lost, [2] added of [2]",
                        "lost event, a = 1, b = 10",
                        "lost event, a = 2, b = 20",
                        "added event, a = 1, b = 20",
                        "added event, a = 2, b = 10");
        try (TestDatabase expected = database(before);
                TestDatabase actual = expected.copy()) {
            run(actual, "UPDATE event SET b = 30 - b");
            assertThat(text(state(expected).differences(state(actual)).findings()))
                    .containsExactly("changed event: the same values, but in other rows");
        }
    }

    @Test
    void leavesColumnsOutOfTablesWithoutAKeyToo() throws Exception {
        try (TestDatabase expected = database("""
                CREATE TABLE event (a int, b int, at timestamptz);
                INSERT INTO event VALUES (1, 10, now()), (2, 20, now());
                CREATE TABLE moment (at timestamptz PRIMARY KEY, a int, b int);
                INSERT INTO moment VALUES ('2020-01-01', 1, 10), ('2020-01-02', 2, 20);
                """);
                TestDatabase actual = expected.copy()) {
            Contents before = Contents.readWithout(Set.of("at"), expected, List.of());
            run(actual, "UPDATE event SET at = at + interval '1 day'; UPDATE moment SET at = at + interval '9 days'");
            assertThat(before.difference(Contents.readWithout(Set.of("at"), actual, List.of()))
                            .names())
                    .isEmpty();
            run(actual, "UPDATE event SET b = 30 - b; UPDATE moment SET b = 30 - b; CREATE TABLE more ()");
            assertThat(before.difference(Contents.readWithout(Set.of("at"), actual, List.of()))
                            .names())
                    .containsExactly("event", "moment", "more");
        }
    }

    @Test
    void tellsNullFromEmptyAndReadsPartitionsAndOddNames() throws Exception {
        assertThat(findings("""
                CREATE SCHEMA "Odd ""one"" x";
                CREATE TABLE "Odd ""one"" x"."T.a%s" ("k 1" int, "r" text, row text, PRIMARY KEY ("k 1")) PARTITION BY RANGE ("k 1");
                CREATE TABLE "Odd ""one"" x".first PARTITION OF "Odd ""one"" x"."T.a%s" FOR VALUES FROM (0) TO (10);
                CREATE TABLE "Odd ""one"" x".rest PARTITION OF "Odd ""one"" x"."T.a%s" DEFAULT;
                INSERT INTO "Odd ""one"" x"."T.a%s" VALUES (1, '', 'a'), (11, NULL, 'b');
                CREATE TABLE parent (a int); CREATE TABLE child () INHERITS (parent); INSERT INTO child VALUES (1);
                CREATE TABLE nothing (); INSERT INTO nothing DEFAULT VALUES;
                """, """
                UPDATE "Odd ""one"" x"."T.a%s" SET r = NULL WHERE "k 1" = 1;
                INSERT INTO child VALUES (2);
                INSERT INTO nothing DEFAULT VALUES;
                """))
                .containsExactly(
                        "rows Odd \"one\" x.T.a%s: [1] changed of [2]",
                        "changed Odd \"one\" x.T.a%s, k 1 = 1: r is [NULL], expected []",
                        "rows child: [1] added of [1]",
                        "added child, a = 2",
                        "rows nothing: [1] added of [1]",
                        "added nothing, ");
    }

    @Test
    void showsWhereLongValuesStopBeingAlike() throws Exception {
        assertThat(findings(
                        "CREATE TABLE page (id int PRIMARY KEY, body text);"
                                + " INSERT INTO page VALUES (1, repeat('a', 100) || 'one' || repeat('z', 100))",
                        """
                        UPDATE page SET body = repeat('a', 100) || 'two' || repeat('z', 100)
                        """))
                .containsExactly(
                        "rows page: [1] changed of [1]",
                        "changed page, id = 1: body is [..." + "a".repeat(10) + "two" + "z".repeat(47)
                                + "...], expected [..." + "a".repeat(10) + "one" + "z".repeat(47) + "...]");
    }

    @Test
    void isNotFooledByTheSettingsOfASession() throws Exception {
        String before =
                "CREATE TABLE moment (id int PRIMARY KEY, at timestamptz, took interval, share float8, bytes bytea);"
                        + " INSERT INTO moment VALUES (1, '2020-01-01 12:00+01', '1 day 2 hours', 0.1, '\\x00ff')";
        try (TestDatabase expected = database(before);
                TestDatabase actual = expected.copy()) {
            run(actual, """
                    DO $$ BEGIN
                        EXECUTE format('ALTER DATABASE %I SET TimeZone = ''Asia/Tokyo''', current_database());
                        EXECUTE format('ALTER DATABASE %I SET DateStyle = ''SQL, DMY''', current_database());
                        EXECUTE format('ALTER DATABASE %I SET IntervalStyle = ''iso_8601''', current_database());
                        EXECUTE format('ALTER DATABASE %I SET extra_float_digits = -5', current_database());
                        EXECUTE format('ALTER DATABASE %I SET bytea_output = ''escape''', current_database());
                    END $$""");
            assertThat(text(state(expected).differences(state(actual)).findings()))
                    .isEmpty();
        }
    }

    @Test
    void leavesOutWhatNoRunDecides() throws Exception {
        String run = """
                CREATE TABLE token (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), owner text, at timestamptz DEFAULT clock_timestamp());
                INSERT INTO token (owner) VALUES ('Ann'), ('Bob');
                """;
        try (TestDatabase first = database(run);
                TestDatabase second = database(run);
                TestDatabase third = database(run)) {
            ColumnPatterns undetermined = state(first).undetermined(state(second));
            assertThat(undetermined.patterns()).containsExactly("token.id", "token.at");
            assertThat(state(first).differences(state(third), undetermined).isEmpty())
                    .isTrue();

            run(third, "UPDATE token SET owner = 'Eve' WHERE owner = 'Bob'");
            assertThat(text(state(first).differences(state(third), undetermined).findings(first, third)))
                    .containsExactly(
                            "rows token: [1] lost, [1] added of [2]",
                            "lost token, owner = Bob",
                            "added token, owner = Eve");
        }
    }

    @Test
    void seesValuesThatChangedPlacesBesideWhatNoRunDecides() throws Exception {
        String sql = "INSERT INTO event VALUES (%d, 'a', clock_timestamp()), (%d, 'b', clock_timestamp())";
        try (TestDatabase first = database("CREATE TABLE event (at int, kind text, \"made*\" timestamptz)");
                TestDatabase second = first.copy();
                TestDatabase third = first.copy()) {
            run(first, sql.formatted(1, 2));
            run(second, sql.formatted(1, 2));
            run(third, sql.formatted(2, 1));
            ColumnPatterns undetermined = state(first).undetermined(state(second));
            assertThat(undetermined.patterns()).containsExactly("event.made\\*");
            DatabaseState expected = DatabaseState.read(first, List.of(), undetermined);
            assertThat(expected.differences(DatabaseState.read(second, List.of(), undetermined), undetermined)
                            .isEmpty())
                    .isTrue();
            assertThat(text(expected.differences(DatabaseState.read(third, List.of(), undetermined), undetermined)
                            .findings()))
                    .containsExactly("changed event: the same values, but in other rows");
        }
    }

    @Test
    void tellsADotInANameFromASchema() throws Exception {
        String tables =
                "CREATE SCHEMA a; CREATE TABLE a.b (id int PRIMARY KEY); CREATE TABLE \"a.b\" (id int PRIMARY KEY)";
        assertThat(findings(tables, "INSERT INTO a.b VALUES (1)"))
                .containsExactly("rows a.b: [1] added of [0]", "added a.b, id = 1");
        assertThat(findings(tables, "INSERT INTO \"a.b\" VALUES (1)"))
                .containsExactly("rows \"a.b\": [1] added of [0]", "added \"a.b\", id = 1");
    }

    @Test
    void leavesTheBooksOfTheRunnerAndExtensionsOut() throws Exception {
        try (TestDatabase expected =
                        database("CREATE TABLE history (id int PRIMARY KEY); CREATE INDEX h ON history (id);"
                                + "CREATE TABLE \"order\" (id int)");
                TestDatabase actual = database("CREATE TABLE \"order\" (id int)")) {
            DatabaseState state = DatabaseState.read(expected, List.of("history"));
            assertThat(state.contents().tables().keySet()).containsExactly("order");
            assertThat(state.differences(state(actual)).isEmpty()).isTrue();
        }
    }

    @Test
    void namesWhatOnlyOneSideHas() throws Exception {
        assertThat(findings(ORDERS + "CREATE TABLE old (a int)", """
                DROP TABLE old; CREATE TABLE new (a int); ALTER TABLE orders DROP COLUMN state; ALTER TABLE orders ADD note text;
                ALTER TABLE orders ALTER total TYPE numeric(12, 2);
                """))
                .containsExactly(
                        "missing table old",
                        "missing column old.a",
                        "missing column orders.state",
                        "additional table new",
                        "additional column new.a",
                        "additional column orders.note",
                        "different column orders.total is [2. numeric(12,2)], expected [2. numeric(10,2)]");
    }

    @Test
    void showsNoMoreRowsThanAskedFor() throws Exception {
        List<String> findings = findings(ORDERS, "UPDATE orders SET state = 'x'");
        assertThat(findings).hasSize(6).first().isEqualTo("rows orders: [1,000] changed of [1,000]");
    }

    private List<String> findings(String before, String change) throws Exception {
        try (TestDatabase expected = database(before);
                TestDatabase actual = expected.copy()) {
            run(actual, change);
            StateDifference difference = state(expected).differences(state(actual));
            assertThat(difference.isEmpty()).isEqualTo(difference.findings().isEmpty());
            return text(difference.findings(expected, actual));
        }
    }

    private static DatabaseState state(TestDatabase database) throws SQLException {
        return DatabaseState.read(database, List.of());
    }

    private static List<String> text(List<Finding> findings) {
        List<String> text = new ArrayList<>();
        findings.forEach(finding -> text.add(finding.label() + " " + finding.text()));
        return text;
    }

    private TestDatabase database(String sql) throws SQLException {
        TestDatabase database = databases.empty();
        run(database, sql);
        return database;
    }

    private static void run(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
