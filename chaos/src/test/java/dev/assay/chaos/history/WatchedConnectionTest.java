package dev.assay.chaos.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Ticker;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;

/** Where an operation on a real server was when it failed, and what that says of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
final class WatchedConnectionTest {
    private static final String DIE = "SELECT pg_terminate_backend(pg_backend_pid())";

    private final Databases databases = Databases.open(DatabaseSettings.defaults());
    private final TestDatabase database = databases.create(ServerSpec.defaults(), TemplateRecipe.empty());
    private final Places places = Places.watched();
    private HistoryRecorder recorder = HistoryRecorder.of("t", Ticker.system(), places);
    private Connection connection;

    WatchedConnectionTest() throws SQLException {
        connection = WatchedConnection.of(database.connect(), places);
        execute(connection, "CREATE TABLE t (id int UNIQUE DEFERRABLE INITIALLY DEFERRED)");
        connection.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        recorder = HistoryRecorder.of("t", Ticker.system(), places);
        connection = WatchedConnection.of(database.connect(), places);
        connection.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @AfterAll
    void close() {
        database.close();
        databases.close();
    }

    @Test
    void aSessionThatDiesInATransactionHasFailed() {
        assertThat(ending(() -> {
                    execute(connection, "INSERT INTO t VALUES (1)");
                    execute(connection, DIE);
                }))
                .isEqualTo("fail 57P01");
    }

    @Test
    void aSessionThatDiesInAStatementOfItsOwnIsUnknown() {
        assertThat(ending(() -> {
                    connection.setAutoCommit(true);
                    execute(connection, DIE);
                }))
                .isEqualTo("unknown 57P01");
    }

    @Test
    void aSessionThatDiesBehindACommitIsUnknown() {
        assertThat(ending(() -> {
                    execute(connection, "INSERT INTO t VALUES (2)");
                    connection.commit();
                    execute(connection, DIE);
                }))
                .isEqualTo("unknown 57P01");
    }

    @Test
    void aCommitThatIsRefusedHasFailed() throws Exception {
        assertThat(ending(() -> {
                    execute(connection, "INSERT INTO t VALUES (3), (3)");
                    connection.commit();
                }))
                .isEqualTo("fail 23505");
    }

    @Test
    void endingATransactionByAutocommitIsACommit() {
        assertThat(ending(() -> {
                    execute(connection, "INSERT INTO t VALUES (4)");
                    connection.setAutoCommit(true);
                    throw new IllegalStateException();
                }))
                .isEqualTo("unknown IllegalStateException");
    }

    @Test
    void endingItByARollbackIsNone() {
        assertThat(ending(() -> {
                    execute(connection, "INSERT INTO t VALUES (5)");
                    connection.rollback();
                    connection.setAutoCommit(true);
                    throw new IllegalStateException();
                }))
                .isEqualTo("fail IllegalStateException");
    }

    @Test
    void aCommitInWordsIsACommit() {
        assertThat(ending(() -> {
                    execute(connection, "INSERT INTO t VALUES (6)");
                    execute(connection, "COMMIT");
                    throw new IllegalStateException();
                }))
                .isEqualTo("unknown IllegalStateException");
    }

    @Test
    void preparedStatementsAndTheirConnectionAreWatched() {
        assertThat(ending(() -> {
                    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
                        insert.setInt(1, 7);
                        assertThat(insert.executeUpdate()).isOne();
                        insert.getConnection().commit();
                    }
                    throw new IllegalStateException();
                }))
                .isEqualTo("unknown IllegalStateException");
    }

    @Test
    void whatIsDoneBehindTheDriverIsNotTakenForAFailure() {
        assertThat(ending(() -> {
                    execute(connection, "INSERT INTO t VALUES (8)");
                    assertThat(connection.unwrap(PGConnection.class).getBackendPID())
                            .isPositive();
                    throw new IllegalStateException();
                }))
                .isEqualTo("unknown IllegalStateException");
    }

    @Test
    void whatHadNoConnectionHasFailed() {
        assertThat(ending(() -> {
                    places.failedToConnect();
                    throw new SQLException("the connection attempt failed", "08006");
                }))
                .isEqualTo("fail 08006");
    }

    @Test
    void connectionsAreEqualToThemselvesAlone() throws Exception {
        try (Connection other = WatchedConnection.of(database.connect(), places)) {
            assertThat(List.of(other, connection).indexOf(connection)).isOne();
            assertThat(new HashSet<>(List.of(other, connection))).contains(connection);
        }
    }

    private String ending(HistoryRecorder.Body<SQLException> body) {
        assertThatThrownBy(() -> recorder.call(body)).isInstanceOf(Exception.class);
        return recorder.history(0).attempts().get(0).ending().write();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
