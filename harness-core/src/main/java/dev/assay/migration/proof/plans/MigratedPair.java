package dev.assay.migration.proof.plans;

import dev.assay.check.MistakeException;
import dev.assay.database.TestDatabase;
import dev.assay.migration.StatementListener;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.rehearsal.Upgrade;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A database before migrations, and a copy of it after them, without the seeds that come later.
 *
 * @param version what stands in the one that is older
 * @param before as it was, with statistics
 * @param after as the migrations left it, with what they left of the statistics
 * @param lost the columns that have no statistics any more
 */
record MigratedPair(String version, TestDatabase before, TestDatabase after, Set<String> lost)
        implements AutoCloseable {
    /** Make both. */
    static MigratedPair of(Rehearsal rehearsal) throws Exception {
        List<TestDatabase> earlier = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        List<MigratedPair> pairs = new ArrayList<>();
        try (TestDatabase base = rehearsal.databases().empty()) {
            rehearsal.walk(base, (upgrade, before) -> {
                boolean first = rehearsal.since().isEmpty() ? upgrade.last() : earlier.isEmpty();
                if (first && upgrade.before().isPresent()) {
                    versions.add(upgrade.before().get().version());
                    earlier.add(before.copy());
                }
                if (upgrade.last() && !earlier.isEmpty()) {
                    pairs.add(migrated(versions.get(0), earlier.get(0), upgrade));
                }
            });
        } catch (Exception | Error failure) {
            earlier.forEach(TestDatabase::close);
            throw failure;
        }
        if (pairs.isEmpty()) {
            throw new MistakeException(
                    "@MigrationTest proves = Proof.PLAN_STABLE",
                    "there is a single version, and nothing before it to compare with",
                    "",
                    "proves = Proof.APPLIES");
        }
        return pairs.get(0);
    }

    private static MigratedPair migrated(String version, TestDatabase before, Upgrade last) throws Exception {
        analyze(before);
        TestDatabase after = before.copy();
        try {
            last.apply(after, StatementListener.NONE);
            Set<String> lost = ColumnStatistics.read(before).lost(ColumnStatistics.read(after));
            return new MigratedPair(version, before, after, lost);
        } catch (Exception | Error failure) {
            after.close();
            throw failure;
        }
    }

    /** Bring the statistics up to date, and let no autovacuum come while requests are measured. */
    static void analyze(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
        }
    }

    /** Return how many rows a table has, as the statistics say; null if that is unknown. */
    static @Nullable Long rows(Connection connection, String table) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass(?)")) {
            query.setString(1, table);
            try (var row = query.executeQuery()) {
                return row.next() && row.getLong(1) >= 0 ? row.getLong(1) : null;
            }
        }
    }

    @Override
    public void close() {
        before.close();
        after.close();
    }
}
