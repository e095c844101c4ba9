package dev.assay.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.ServerSpec;
import dev.assay.database.TestDatabase;
import dev.assay.migration.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestDatabases.Provider.class)
class LiveSchemaRefreshTest {
    static List<String> majorVersions() {
        return TestDatabases.majorVersions();
    }

    @ParameterizedTest
    @MethodSource("majorVersions")
    void equalsAFreshReadAfterEveryStatement(String version, TestDatabases databases) throws SQLException {
        try (TestDatabase database = databases.empty(ServerSpec.defaults().withMajorVersion(version));
                Connection connection = database.connect()) {
            eachAlone(connection);
        }
    }

    @ParameterizedTest
    @MethodSource("majorVersions")
    void equalsAFreshReadWithinATransactionAndAfterSavepoints(String version, TestDatabases databases)
            throws SQLException {
        try (TestDatabase database = databases.empty(ServerSpec.defaults().withMajorVersion(version));
                Connection connection = database.connect()) {
            withinATransaction(connection);
        }
    }

    @Test
    void seesWhatOtherSessionsAndTransactionsDid(TestDatabases databases) throws SQLException {
        try (TestDatabase database = databases.empty();
                Connection connection = database.connect();
                Connection other = database.connect()) {
            run(connection, "CREATE TABLE orders (id int)");
            connection.setAutoCommit(false);
            LiveSchema live = LiveSchema.read(connection);
            run(other, "ALTER TABLE orders ADD COLUMN total int");
            assertThat(refreshed(live, connection)).hasSize(1);
            run(connection, "CREATE TABLE lines (id int)");
            assertThat(refreshed(live, connection)).isNotEmpty();
            connection.rollback();
            assertThat(refreshed(live, connection)).isNotEmpty().allMatch(Change::isGone);
            assertThat(refreshed(live, connection)).isEmpty();
        }
    }

    @Test
    void leavesSettingsAndLocksOfTheSessionAlone(TestDatabases databases) throws SQLException {
        try (TestDatabase database = databases.empty();
                Connection connection = database.connect()) {
            run(connection, "CREATE TABLE orders (id int)");
            run(connection, "CREATE VIEW all_orders AS SELECT * FROM orders");
            run(connection, "SET search_path = pg_catalog");
            connection.setAutoCommit(false);
            run(connection, "SET LOCAL lock_timeout = '3s'");
            LiveSchema live = LiveSchema.read(connection);
            run(connection, "COMMENT ON VIEW public.all_orders IS 'x'");
            live.refresh(connection);
            assertThat(text(connection, "SHOW search_path")).isEqualTo("pg_catalog");
            assertThat(text(connection, "SHOW lock_timeout")).isEqualTo("3s");
            assertThat(text(connection, "SELECT count(*) FROM pg_locks WHERE relation = 'public.orders'::regclass"))
                    .isEqualTo("0");
        }
    }

    @Test
    void seesHowTransactionsEnded(TestDatabases databases) throws SQLException {
        try (TestDatabase database = databases.empty();
                Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            LiveSchema live = LiveSchema.read(connection);
            for (int i = 0; i < 6; i++) {
                run(connection, "CREATE TABLE orders_" + i + " (id int)");
                assertThat(refreshed(live, connection)).isNotEmpty();
                run(connection, "COMMENT ON TABLE orders_" + i + " IS 'x'");
                assertThat(refreshed(live, connection)).isEmpty();
                end(connection, i % 2 == 0);
                List<Change> changes =
                        i < 3 ? refreshed(live, connection) : live.begin(connection, new ActivityInquiry());
                assertThat(objects(live)).isEqualTo(objects(LiveSchema.read(connection)));
                assertThat(changes.isEmpty()).isEqualTo(i % 2 == 0);
            }
        }
    }

    @Test
    void seesWhatATransactionDidAfterItWasAskedLast(TestDatabases databases) throws SQLException {
        try (TestDatabase database = databases.empty();
                Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            LiveSchema live = LiveSchema.read(connection);
            run(connection, "CREATE TABLE orders (id int)");
            assertThat(refreshed(live, connection)).isNotEmpty();
            run(connection, "ALTER TABLE orders ADD COLUMN total int");
            connection.commit();
            assertThat(refreshed(live, connection)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesOnWhereItsPreparedStatementsWereThrownAway(boolean transactional, TestDatabases databases)
            throws SQLException {
        try (TestDatabase database = databases.empty();
                Connection connection = database.connect()) {
            connection.setAutoCommit(!transactional);
            LiveSchema live = LiveSchema.read(connection);
            run(connection, "CREATE TABLE orders (id int)");
            assertThat(live.refresh(connection)).isNotEmpty();
            run(connection, "DEALLOCATE ALL");
            run(connection, "ALTER TABLE orders ADD COLUMN total int");
            assertThat(refreshed(live, connection)).hasSize(1);
        }
    }

    private static void end(Connection connection, boolean commit) throws SQLException {
        if (commit) {
            connection.commit();
        } else {
            connection.rollback();
        }
    }

    static void eachAlone(Connection connection) throws SQLException {
        LiveSchema live = LiveSchema.read(connection);
        for (String statement : Statements.all()) {
            run(connection, statement);
            checked(live, connection, statement);
        }
    }

    static void withinATransaction(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        LiveSchema live = LiveSchema.read(connection);
        for (String statement : Statements.transactional()) {
            run(connection, "SAVEPOINT here");
            run(connection, statement);
            checked(live, connection, statement);
            run(connection, "ROLLBACK TO here");
            checked(live, connection, "rollback of " + statement);
            run(connection, statement);
            checked(live, connection, statement);
        }
        connection.rollback();
        checked(live, connection, "rollback");
    }

    private static void checked(LiveSchema live, Connection connection, String statement) throws SQLException {
        Map<ObjectId, SchemaObject> earlier = objects(live);
        List<Change> changes = live.refresh(connection, new ActivityInquiry(), statement);
        assertThat(objects(live)).as(statement).isEqualTo(objects(LiveSchema.read(connection)));
        assertThat(objects(live.before(changes))).as("before " + statement).isEqualTo(earlier);
        assertThat(changes)
                .as(statement)
                .doesNotHaveDuplicates()
                .noneMatch(change -> change.object().equals(change.before()) && !change.isGone());
    }

    private static List<Change> refreshed(LiveSchema live, Connection connection) throws SQLException {
        List<Change> changes = live.refresh(connection);
        assertThat(objects(live)).isEqualTo(objects(LiveSchema.read(connection)));
        return changes;
    }

    private static Map<ObjectId, SchemaObject> objects(Schema schema) {
        Map<ObjectId, SchemaObject> objects = new HashMap<>();
        schema.objects().forEach(object -> objects.put(object.id(), object));
        return objects;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
