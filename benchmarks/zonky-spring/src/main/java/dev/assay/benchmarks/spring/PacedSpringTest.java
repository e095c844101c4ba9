package dev.assay.benchmarks.spring;

import dev.assay.benchmarks.Pace;
import io.zonky.test.db.AutoConfigureEmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Tests that come every 100 ms, each with a fresh database, in one warm context. */
@SpringJUnitConfig(PacedSpringConfiguration.class)
@AutoConfigureEmbeddedDatabase(
        type = AutoConfigureEmbeddedDatabase.DatabaseType.POSTGRES,
        provider = AutoConfigureEmbeddedDatabase.DatabaseProvider.EMBEDDED,
        refresh = AutoConfigureEmbeddedDatabase.RefreshMode.BEFORE_EACH_TEST_METHOD)
@TestExecutionListeners(
        listeners = {BeforeRefresh.class, AfterRefresh.class},
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
class PacedSpringTest {
    private static final Pace PACE = new Pace(Pace.TESTS);

    private final DataSource database;

    PacedSpringTest(@Autowired DataSource database) {
        this.database = database;
    }

    static IntStream tests() {
        return IntStream.range(0, Integer.getInteger("benchmark.tests"));
    }

    /** The next test comes at its time, as on Assay's side. */
    @ParameterizedTest
    @MethodSource("tests")
    void changesItsOwnRows(int test) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE region SET amount = -%d".formatted(test));
        }
        PACE.await();
    }
}
