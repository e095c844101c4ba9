package dev.assay.migration.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.MistakeException;
import dev.assay.database.TestDatabase;
import dev.assay.migration.Sample;
import dev.assay.migration.StatementListener;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.trace.TraceTimeoutException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class RehearsalTest {
    private final TestDatabases databases;

    RehearsalTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void showsEachUpgradeOverTheRowsOfTheVersionsBefore() throws Exception {
        assertThat(walk(rehearsal()))
                .containsExactly("V1__people.sql over 0", "V2__email.sql over 1000", "V3__name_length.sql over 1000");
    }

    @Test
    void showsWhatComesAfterAVersion() throws Exception {
        assertThat(walk(rehearsal().since("2"))).containsExactly("V3__name_length.sql over 1000");
    }

    @Test
    void appliesWhatRepeatsWithTheLastVersion() throws Exception {
        try (TestDatabase base = databases.empty()) {
            rehearsal().since("2").walk(base, (upgrade, before) -> {
                try (TestDatabase copy = before.copy()) {
                    upgrade.apply(copy, StatementListener.NONE);
                    assertThat(count(copy, "pg_views WHERE schemaname = 'public'"))
                            .isOne();
                }
                assertThat(count(before, "pg_views WHERE schemaname = 'public'"))
                        .isZero();
            });
        }
    }

    @Test
    void refusesAVersionThatIsNotThere() {
        assertThatThrownBy(() -> walk(rehearsal().since("7")))
                .isInstanceOf(MistakeException.class)
                .hasMessage("@MigrationTest since = [7]: no migration has that version. The versions are [1, 2, 3]."
                        + " Fix: since = \"2\"");
    }

    @Test
    void refusesTheNewestVersion() {
        assertThatThrownBy(() -> walk(rehearsal().since("3")))
                .isInstanceOf(MistakeException.class)
                .hasMessage(
                        "@MigrationTest since = [3]: nothing comes after it to be proven. The versions are [1, 2, 3]."
                                + " Fix: since = \"2\"");
    }

    @Test
    void stopsAVersionThatTakesTooLong() {
        assertThatThrownBy(() -> walk(new Rehearsal(Sample.migrations("sleeping"), Sample.seeds("none"), supply())
                        .within(Duration.ofSeconds(3))))
                .isInstanceOf(TraceTimeoutException.class)
                .hasMessageStartingWith(
                        "the migrations did not end within [3.0 s] and were stopped: [SELECT pg_sleep(600)]");
    }

    private List<String> walk(Rehearsal rehearsal) throws Exception {
        List<String> seen = new ArrayList<>();
        try (TestDatabase base = databases.empty()) {
            rehearsal.walk(
                    base,
                    (upgrade, before) -> seen.add(upgrade.describe() + " over "
                            + (upgrade.before().isPresent() ? count(before, "person") : 0)));
        }
        return seen;
    }

    private Rehearsal rehearsal() {
        return new Rehearsal(Sample.migrations("plain"), Sample.seeds("plain-seed"), supply());
    }

    private DatabaseSupply supply() {
        return databases.supply();
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
