package dev.assay.migration.rehearsal;

import dev.assay.check.MistakeException;
import dev.assay.database.TestDatabase;
import dev.assay.migration.Migration;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.StatementListener;
import dev.assay.migration.seed.SeedScripts;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a proof by experiment works with: the migrations, the rows that they meet, and databases to try them on. Immutable and
 * thread-safe.
 *
 * @param source the migrations
 * @param seeds what fills the tables after each version
 * @param databases makes the databases
 * @param since the version that runs everywhere already, so that only what comes after it is proven; empty if all of them are
 * @param limit the longest time that applying one version may take
 */
public record Rehearsal(
        MigrationSource source, SeedScripts seeds, DatabaseSupply databases, Optional<String> since, Duration limit) {
    private static final Migration REPEATABLE = new Migration("", "repeatable migrations");

    public Rehearsal {
        Objects.requireNonNull(source);
        Objects.requireNonNull(seeds);
        Objects.requireNonNull(databases);
        Objects.requireNonNull(since);
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a time limit must be above zero: [" + limit + "]");
        }
    }

    /** Create a rehearsal of all versions, with ten minutes for each. */
    public Rehearsal(MigrationSource source, SeedScripts seeds, DatabaseSupply databases) {
        this(source, seeds, databases, Optional.empty(), Duration.ofMinutes(10));
    }

    /** Return this rehearsal of the versions after this one, written as the runner writes it: {@code 2.1}. */
    public Rehearsal since(String version) {
        return new Rehearsal(source, seeds, databases, Optional.of(version), limit);
    }

    /** Return this rehearsal with another time for each version. */
    public Rehearsal within(Duration time) {
        return new Rehearsal(source, seeds, databases, since, time);
    }

    /**
     * Go from an empty database to the newest version, each version over the seeds of those before it, and show each upgrade that is
     * to be proven before it is made.
     *
     * @param database empty; stands at the newest version afterwards, with the seeds of all versions
     * @param visitor called once for each upgrade
     * @throws MistakeException if there is no migration, a seed belongs to no version, or nothing comes after {@link #since}
     * @throws dev.assay.migration.MigrationFailedException if a migration fails
     * @throws Exception whatever the visitor throws
     */
    public void walk(TestDatabase database, UpgradeVisitor visitor) throws Exception {
        List<Upgrade> upgrades = upgrades(database);
        int first = first(upgrades);
        for (int i = 0; i < upgrades.size(); i++) {
            Upgrade upgrade = upgrades.get(i);
            if (i >= first) {
                visitor.visit(upgrade, database);
            }
            upgrade.apply(database, StatementListener.NONE);
            upgrade.seed(database);
        }
    }

    private List<Upgrade> upgrades(TestDatabase database) throws SQLException {
        List<Migration> versions = source.versions(database.dataSource());
        seeds.requireVersions(versions);
        List<Upgrade> upgrades = new ArrayList<>();
        Optional<Migration> before = Optional.empty();
        for (Migration version : versions.isEmpty() ? List.of(REPEATABLE) : versions) {
            upgrades.add(new Upgrade(this, before, version, upgrades.size() + 1 >= versions.size()));
            before = Optional.of(version);
        }
        return upgrades;
    }

    /** Return the index of the first upgrade that is to be proven. */
    private int first(List<Upgrade> upgrades) {
        if (since.isEmpty()) {
            return 0;
        }
        List<String> versions =
                upgrades.stream().map(upgrade -> upgrade.migration().version()).toList();
        int last = versions.indexOf(since.get());
        if (last < 0 || last == versions.size() - 1) {
            throw mistake(versions, last < 0 ? "no migration has that version" : "nothing comes after it to be proven");
        }
        return last + 1;
    }

    private MistakeException mistake(List<String> versions, String found) {
        int lastButOne = Math.max(0, versions.size() - 2);
        return new MistakeException(
                "@MigrationTest since = [" + since.orElse("") + "]",
                found,
                "The versions are [" + versions.stream().collect(Collectors.joining(", ")) + "]",
                "since = \"" + versions.get(lastButOne) + "\"");
    }
}
