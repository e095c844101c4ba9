package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.check.Run;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a load does with a real server; every figure is a count. */
class LoadOnServerTest {
    private static final String INSERT = "insert into reading (sensor, value) values (?, ?)";

    private static Databases databases;
    private static TestDatabase database;

    @BeforeAll
    static void startServer() throws SQLException {
        databases = Databases.open(DatabaseSettings.defaults().withReadyClones(0));
        database = databases.create(ServerSpec.defaults(), TemplateRecipe.empty());
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table sensor (id int primary key)");
            statement.execute("insert into sensor select generate_series(1, 10)");
            statement.execute("create table reading (sensor int not null, value int not null check (value >= 0))");
        }
    }

    @AfterAll
    static void stopServer() {
        databases.close();
    }

    @Test
    void aPipelineIsOneOperationThatExecutesOften() throws Exception {
        Recording recording = drive(
                Workload.of("ingest", 1, worker -> {
                    int[] changed = worker.pipeline(INSERT, 50, (statement, index) -> {
                        statement.setInt(1, 1);
                        statement.setInt(2, index);
                    });
                    assertThat(changed).hasSize(50).containsOnly(1);
                }),
                20);

        assertThat(recording.operation("ingest").operations()).isEqualTo(20);
        assertThat(count("select count(*) from reading where sensor = 1")).isEqualTo(20 * 50);
    }

    @Test
    void aPipelineThatFailedLeavesNothingForTheNextOne() throws Exception {
        Recording recording = drive(
                Workload.of(worker -> worker.pipeline(INSERT, 4, (statement, index) -> {
                    statement.setInt(1, 2);
                    statement.setInt(2, worker.iteration() % 2 == 0 && index == 2 ? -1 : index);
                })),
                10);

        assertThat(recording.failures().entries())
                .extracting(FailureLog.Entry::state, FailureLog.Entry::count)
                .containsExactly(tuple("23514", 6L));
        assertThat(recording.succeeded()).isEqualTo(4);
        assertThat(count("select count(*) from reading where sensor = 2")).isEqualTo(4 * 4);
    }

    @Test
    void aPipelineWithoutStatementsIsRefused() {
        assertThatThrownBy(() -> drive(Workload.of(worker -> worker.pipeline(INSERT, 0, (statement, index) -> {})), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a pipeline of [0] statements does nothing");
    }

    @Test
    void parametersComeFromAQueryAndStatementsArePreparedOnce() throws Exception {
        List<Integer> ids;
        try (Connection connection = database.connect()) {
            ids = DataSet.query(connection, "select id from sensor order by id", row -> row.getInt(1));
        }
        Parameters<Integer> sensors = Parameters.shuffled(ids);
        String find = "select id from sensor where id = ?";
        LoadSettings settings = LoadSettings.DEFAULT.withConcurrency(2);
        Workload workload = Workload.of("find", 1, worker -> {
            int id = worker.next(sensors);
            PreparedStatement statement = worker.prepare(find);
            assertThat(statement).isSameAs(worker.prepare(find));
            assertThat(id % 2).isEqualTo((worker.number() + 1) % 2);
            statement.setInt(1, id);
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
            }
        });
        try (LoadDriver load = LoadDriver.open(database::connect, workload, settings, Run.of("find", 8731))) {
            assertThat(load.driveOperations(100).operations()).isEqualTo(100);
            assertThat(load.preparedSql()).containsExactly(find);
        }
    }

    private static Recording drive(Workload workload, long operations) throws Exception {
        LoadSettings settings = LoadSettings.DEFAULT.withConcurrency(2);
        try (LoadDriver load = LoadDriver.open(database::connect, workload, settings, Run.of("server", 8731))) {
            return load.driveOperations(operations);
        }
    }

    private static long count(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
