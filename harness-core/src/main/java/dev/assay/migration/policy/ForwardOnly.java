package dev.assay.migration.policy;

import dev.assay.check.Finding;
import java.util.ArrayList;
import java.util.List;

/** Nothing is undone, edited or removed: what was applied somewhere stays as it is, and changes go into new versions. */
public record ForwardOnly() implements Policy {
    @Override
    public String name() {
        return "forward-only";
    }

    @Override
    public String sentence() {
        return "no migration is undone, edited or removed";
    }

    @Override
    public boolean needsRecorded() {
        return true;
    }

    @Override
    public List<Finding> breaches(MigrationHistory history) {
        List<Finding> found = new ArrayList<>();
        for (MigrationFile file : history.files()) {
            if (file.kind() == MigrationFile.Kind.UNDO) {
                found.add(new Finding(
                        "undo", file.name() + " takes a version back", "rows written since would be lost with it"));
                found.add(Finding.of("fix", "delete " + file.shortName() + " and undo in a new version"));
            }
        }
        history.kept().forEach(kept -> compare(kept, history, found));
        return found;
    }

    private static void compare(KeptFile kept, MigrationHistory history, List<Finding> found) {
        history.file(kept.name())
                .ifPresentOrElse(
                        file -> {
                            if (!file.checksum().equals(kept.checksum())) {
                                found.add(new Finding(
                                        "edited",
                                        kept.name() + " is not what was recorded",
                                        "databases that have it keep the old schema"));
                                found.add(Finding.of(
                                        "fix", "bring the old text back, and put the change into a new version"));
                            }
                        },
                        () -> {
                            found.add(new Finding(
                                    "removed",
                                    kept.name() + " was recorded and is not there",
                                    "a new database would lack it"));
                            found.add(Finding.of("fix", "bring the file back"));
                        });
    }
}
