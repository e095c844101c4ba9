package dev.assay.migration.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.MistakeException;
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
class TrafficFileTest {
    private final TestDatabases databases;

    TrafficFileTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void findsParametersOutsideOfTextsCommentsAndCasts() {
        String sql =
                "SELECT ':a', \":b\", $$:c$$, x::text, y[1:2], j ? 'k' /* :d */ FROM t WHERE id = :id AND n > :n -- :e";
        assertThat(Parameters.of(sql))
                .isEqualTo(new Parameters(
                        "SELECT ':a', \":b\", $$:c$$, x::text, y[1:2], j ?? 'k' /* :d */ FROM t WHERE id = ? AND n > ? -- :e",
                        List.of("id", "n")));
    }

    @Test
    void takesAnotherRowEachTime() throws SQLException {
        TrafficFile file = TrafficFile.read("traffic.sql", """
                -- raise a price
                -- :id, :price = SELECT id, price + 1 FROM item ORDER BY id
                UPDATE item SET price = :price WHERE id = :id;
                """);
        try (TestDatabase database = databases.empty();
                TrafficSession session = TrafficSession.open(database);
                Statement statement = session.connection().createStatement()) {
            statement.execute(
                    "CREATE TABLE item (id integer, price numeric); INSERT INTO item VALUES (1, 10), (2, 20), (3, 30)");
            TrafficOperation raise =
                    file.draw(session.connection(), Set.of()).operations().get(0);
            for (long turn = 1; turn <= 4; turn++) {
                assertThat(session.commit(raise, turn)).isEqualTo(Optional.empty());
            }
            assertThat(text(session.connection())).isEqualTo("11 21 31");
        }
    }

    @Test
    void saysWhatHasNoRow() throws SQLException {
        TrafficFile file = TrafficFile.read("traffic.sql", "-- find\n-- :n = SELECT 1 WHERE false\nSELECT :n");
        try (TestDatabase database = databases.empty();
                Connection connection = database.connect()) {
            assertThat(file.draw(connection, Set.of()).refused())
                    .containsExactly(
                            Map.entry("find", new Failure("", "no row for its parameters: SELECT 1 WHERE false", "")));
        }
    }

    @Test
    void refusesAStatementWithoutName() {
        assertMistake(
                "SELECT 1",
                "the traffic [traffic.sql], line 1: the statement [SELECT 1] has no name."
                        + " Fix: write one in a comment before it: -- find an order");
    }

    @Test
    void refusesAParameterWithoutValues() {
        assertMistake(
                "-- find\nSELECT :id",
                "the traffic [traffic.sql], line 2: [find] has a parameter [:id] without values."
                        + " Fix: say where they come from in a comment before it: -- :id = SELECT id FROM orders");
    }

    @Test
    void refusesTwoOfOneName() {
        assertMistake(
                "-- find\nSELECT 1;\n-- find\nSELECT 2",
                "the traffic [traffic.sql], line 4: there is another [find]. Fix: give it a name of its own");
    }

    @Test
    void refusesAFileWithoutStatements() {
        assertMistake(
                "-- nothing",
                "the traffic [traffic.sql]: there is no statement. Fix: add what the application executes");
    }

    private static void assertMistake(String text, String message) {
        assertThatThrownBy(() -> TrafficFile.read("traffic.sql", text))
                .isInstanceOf(MistakeException.class)
                .hasMessage(message);
    }

    private static String text(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT string_agg(price::text, ' ' ORDER BY id) FROM item")) {
            row.next();
            return row.getString(1);
        }
    }
}
