package dev.assay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Plan;
import dev.assay.check.Run;
import dev.assay.check.Verdicts;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A pipeline on a real server: every repetition finds the database as the test made it, and nothing of another one. */
class PipelineOnServerTest {
    private static final Run RUN = Run.of("nightly", 8731);

    private static Databases databases;
    private static TestDatabase database;

    private final Set<String> names = new ConcurrentSkipListSet<>();

    @BeforeAll
    static void startServer() throws SQLException {
        databases = Databases.open(DatabaseSettings.defaults().withReadyClones(0));
        database = databases.create(ServerSpec.defaults(), TemplateRecipe.empty());
        try (Connection connection = database.connect()) {
            execute(connection, "create table document (id int primary key, title text not null)");
        }
    }

    @AfterAll
    static void stopServer() {
        databases.close();
    }

    @Test
    void eachRepetitionHasAFreshDatabase() throws Exception {
        PipelineProfile profile = nightly().measure(database, RUN);

        assertThat(names).hasSize(1 + 3 * 3);
        assertThat(profile.repetitions()).isEqualTo(3);
        assertThat(profile.exponent("load")).isGreaterThan(0.3);
        assertThat(profile.text())
                .startsWith("pipeline nightly, 3 repetitions at each size, interleaved\n  stage ")
                .contains("20,000 rows")
                .contains("an extrapolation along the exponents; nothing of that size was measured");
    }

    @Test
    void loadingThatGrowsWithTheRowsBreaksConstantGrowth() {
        PipelineCheck check =
                nightly().atMost("load", "1min").growth("load", "1").check();

        Verdicts verdicts = Plan.of(check).run(database, RUN);

        assertThatThrownBy(verdicts::orThrow)
                .hasMessageStartingWith("pipeline breached  nightly\n")
                .hasMessageContaining("growth of load: an exponent of at most 0.1");
        assertThat(verdicts.all())
                .extracting(verdict -> verdict.outcome().word())
                .containsExactly("passed", "passed", "passed", "breached");
    }

    @Test
    void aFailingStageBreaksThePromisesAndIsNamedWithItsSize() {
        PipelineCheck check = Pipeline.named("nightly")
                .stage("load", stage -> execute(stage.connection(), "insert into documents values (1)"))
                .sizes(10, 50, 100)
                .atMost("load", "1s")
                .check();

        Verdicts verdicts = Plan.of(check).run(database, RUN);

        assertThatThrownBy(verdicts::orThrow)
                .hasMessageContaining("stage [load] failed at [10] rows: ERROR: relation \"documents\" does not exist");
        assertThat(verdicts.all())
                .extracting(verdict -> verdict.outcome().word())
                .containsOnly("broken");
    }

    @Test
    void aStageWhoseOwnAssertionFailsIsNamedToo() {
        PipelineCheck check = Pipeline.named("nightly")
                .stage("count", stage -> assertThat(stage.rows()).isNegative())
                .sizes(10, 50, 100)
                .atMost("count", "1s")
                .check();

        assertThatThrownBy(Plan.of(check).run(database, RUN)::orThrow)
                .hasMessageContaining("stage [count] failed at [10] rows: ");
    }

    private Pipeline nightly() {
        return Pipeline.named("nightly")
                .stage("load", stage -> {
                    names.add(stage.database().name());
                    execute(
                            stage.connection(),
                            "insert into document select n, 'title ' || n from generate_series(1, " + stage.rows()
                                    + ") n");
                })
                .stage("query", stage -> {
                    try (Statement statement = stage.connection().createStatement();
                            ResultSet row = statement.executeQuery("select count(*) from document")) {
                        row.next();
                        assertThat(row.getLong(1)).isEqualTo(stage.rows());
                    }
                })
                .sizes(200, 2_000, 20_000)
                .repetitions(3);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
