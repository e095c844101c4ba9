package dev.assay.migration.proof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Finding;
import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.MigrationSources;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.plain.ScriptMigrations;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.rehearsal.Upgrade;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runners whose two nodes do not end as one, killed alone. */
@ExtendWith(TestDatabases.Provider.class)
class KilledUpgradeTest {
    private final TestDatabases databases;

    KilledUpgradeTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void liquibaseCommitsAChangesetBeforeItNotesIt() throws Exception {
        MigrationSource changelog =
                MigrationSources.at(List.of("liquibase:classpath:changelogs/crash/changelog.sql"), Sample.LOADER);

        Death death = killed(changelog, "none");

        assertThat(death.row())
                .containsExactly(
                        "by itself",
                        "INSERT INTO public.databasechangelog (ID, AUTHOR, FILENAME, DATEEXECUTED, ORD...",
                        "liquibase release-locks",
                        "stops at changelogs/crash/changelog.sql::2::you, line 7: ERROR: duplicate key value violates unique"
                                + " constraint \"customers_pkey\" (Key (id)=(1) already exists.) [23505]");
        assertThat(death.faults())
                .contains(new Finding(
                        "killed",
                        "changelogs/crash/changelog.sql::2::you: the process of Liquibase, after [ALTER TABLE"
                                + " customers ADD COLUMN note text]",
                        "before its row of databasechangelog"));
    }

    @Test
    void aGuardedFileWithoutATransactionIsMadeGood() throws Exception {
        Death death = killed(ScriptMigrations.at("classpath:migrations/crash/plain", Sample.LOADER), "crash/seed");

        assertThat(death.row())
                .containsExactly(
                        "by itself",
                        "INSERT INTO public.assay_history (version, file, checksum) VALUES ($1, $2, $3)",
                        "",
                        "as undisturbed");
        assertThat(death.faults()).isEmpty();
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        MigrationSource files = ScriptMigrations.at("classpath:migrations/crash/plain", Sample.LOADER);
        MigrationSource interrupting = (MigrationSource) Proxy.newProxyInstance(
                Sample.LOADER, new Class<?>[] {MigrationSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("contentHash")) {
                        Thread.currentThread().interrupt();
                    }
                    return method.invoke(files, arguments);
                });
        assertThatThrownBy(() -> killed(interrupting, "crash/seed"))
                .isInstanceOf(SQLException.class)
                .hasMessage("interrupted while a runner in another process is waited for");
        assertThat(Thread.interrupted()).isTrue();
    }

    private Death killed(MigrationSource source, String seeds) throws Exception {
        List<Death> deaths = new ArrayList<>();
        Rehearsal rehearsal = new Rehearsal(source, Sample.seeds(seeds), databases.supply()).since("1");
        try (TestDatabase base = databases.empty()) {
            rehearsal.walk(base, (upgrade, before) -> deaths.add(killed(upgrade, before)));
        }
        assertThat(deaths).hasSize(1);
        return deaths.get(0);
    }

    private static Death killed(Upgrade upgrade, TestDatabase before) throws Exception {
        try (TestDatabase copy = before.copy();
                var watcher = copy.connect()) {
            LastStatement last = new LastStatement(watcher);
            upgrade.apply(copy, last);
            MigrationSource source = upgrade.rehearsal().source();
            assertThat(last.isNotedWithin(source.bookkeeping().get(0))).isFalse();
            return new KilledUpgrade(upgrade, before, last.sql(), Death.BY_ITSELF, Sample.RUN.ticker())
                    .kill(source.named().orElseThrow());
        }
    }
}
