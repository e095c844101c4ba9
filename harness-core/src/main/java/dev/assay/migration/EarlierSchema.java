package dev.assay.migration;

import dev.assay.check.MistakeException;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The schema as it was at an earlier version, without what repeats. Immutable and thread-safe.
 *
 * @param migrations all of them
 * @param version the last one that is applied; empty for the last but one
 */
public record EarlierSchema(MigrationSource migrations, Optional<String> version) implements TemplateRecipe {
    @Override
    public String contentHash() {
        return migrations.contentHash() + " until " + version.orElse("the newest");
    }

    @Override
    public String describe() {
        return migrations.describe()
                + version.map(last -> " up to version " + last).orElse(" before the newest version");
    }

    @Override
    public void warmUp() {
        migrations.warmUp();
    }

    @Override
    public void apply(TestDatabase database) throws SQLException {
        List<Migration> versions = migrations.versions(database.dataSource());
        migrations.applyUpTo(last(versions), database.dataSource(), StatementListener.NONE);
    }

    private Migration last(List<Migration> versions) {
        String known = versions.stream().map(Migration::version).collect(Collectors.joining(", "));
        if (version.isPresent()) {
            refuseNewest(version.get(), versions);
            return versions.stream()
                    .filter(migration -> migration.version().equals(version.get()))
                    .findFirst()
                    .orElseThrow(() -> new MistakeException(
                            "@Baseline version = [" + version.get() + "]",
                            "no migration has that version",
                            "The versions are [" + known + "]",
                            "version = \"" + versions.get(0).version() + "\""));
        }
        if (versions.size() < 2) {
            throw new MistakeException(
                    "@LatencyBudget maxRegression without against",
                    "there is no schema before the newest migration: the versions are [" + known + "]",
                    "Without another baseline, the operation is compared with itself before the newest migration",
                    "against = @Baseline(method = \"oldQuery\")");
        }
        return versions.get(versions.size() - 2);
    }

    private static void refuseNewest(String asked, List<Migration> versions) {
        if (!versions.isEmpty() && versions.get(versions.size() - 1).version().equals(asked)) {
            throw new MistakeException(
                    "@Baseline version = [" + asked + "]",
                    "it is the newest version, which is measured",
                    "A schema that is compared with itself shows nothing",
                    versions.size() < 2
                            ? "against = @Baseline(method = \"oldQuery\")"
                            : "version = \"" + versions.get(versions.size() - 2).version() + "\"");
        }
    }
}
