package dev.assay.migration.liquibase;

import dev.assay.migration.Migration;
import dev.assay.migration.script.ContentHash;
import dev.assay.migration.script.CreatedExtensions;
import dev.assay.migration.script.ResourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import liquibase.ChecksumVersion;
import liquibase.change.AbstractSQLChange;
import liquibase.changelog.ChangeSet;
import liquibase.database.core.PostgresDatabase;
import liquibase.resource.ResourceAccessor;

/** What a changelog tells without a database. */
record ChangelogTexts(Changelog changelog) {
    boolean isEmpty() {
        return changelog.read(files -> changelog.parse(files).getChangeSets().isEmpty());
    }

    /** Return whether no changeset has the contexts and labels that are asked for. */
    boolean selectsNothing() {
        return changelog.read(files -> selected(files).isEmpty());
    }

    Set<String> extensions() {
        return changelog.read(files -> CreatedExtensions.in(selected(files).stream()
                .flatMap(changeSet -> changeSet.getChanges().stream())
                .filter(AbstractSQLChange.class::isInstance)
                .map(AbstractSQLChange.class::cast)
                .map(raw -> String.valueOf(raw.getSql()))));
    }

    List<ResourceFile> files() {
        return changelog.read(files -> changeSets(files).stream()
                .filter(changeSet -> !changeSet.isAlwaysRun() && !changeSet.isRunOnChange())
                .map(changeSet -> new ResourceFile(
                        changeSet.toString(false),
                        String.valueOf(changeSet.generateCheckSum(ChecksumVersion.latest()))
                                .getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    String contentHash() {
        return changelog.read(files -> {
            ContentHash hash = new ContentHash()
                    .add(changelog.place())
                    .add(changelog.selection().toString());
            changelog.addTo(hash);
            for (ChangeSet changeSet : changeSets(files)) {
                hash.add(changeSet.toString(false))
                        .add(String.valueOf(changeSet.generateCheckSum(ChecksumVersion.latest())));
            }
            return hash.hex();
        });
    }

    /** Return the lines of a changeset in its file, if that is SQL. */
    Optional<String> script(Migration migration) {
        return lines(migration, FormattedSql::only);
    }

    /** Return the lines in which a changeset says how it is taken back, if its file is SQL. */
    Optional<String> rollbackScript(Migration migration) {
        return lines(migration, FormattedSql::rollback);
    }

    /** Return the way back from a migration, declared or one that Liquibase can generate, as a migration; empty if there is none. */
    Optional<Migration> wayBack(Migration migration) {
        return changelog.read(files -> {
            ChangeSets changeSets = new ChangeSets(changelog.parse(files));
            return changeSets
                    .find(migration)
                    .filter(changeSet -> changeSet.supportsRollback(new PostgresDatabase()))
                    .map(changeSets::wayBack);
        });
    }

    private interface Cut {
        String of(String text, String id, String author);
    }

    private Optional<String> lines(Migration migration, Cut cut) {
        return changelog.read(files -> {
            for (ChangeSet changeSet : changeSets(files)) {
                if (changeSet.toString(false).equals(migration.file())
                        && changeSet.getFilePath().endsWith(".sql")) {
                    return Optional.of(cut.of(text(changeSet, files), changeSet.getId(), changeSet.getAuthor()));
                }
            }
            return Optional.empty();
        });
    }

    private List<ChangeSet> selected(ResourceAccessor files) throws IOException {
        return changeSets(files).stream().filter(changelog.selection()::selects).toList();
    }

    private List<ChangeSet> changeSets(ResourceAccessor files) throws IOException {
        return changelog.parse(files).getChangeSets();
    }

    private static String text(ChangeSet changeSet, ResourceAccessor files) throws IOException {
        try (InputStream content = files.getExisting(changeSet.getFilePath()).openInputStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
