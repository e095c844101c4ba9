package dev.assay.migration.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files of migrations beside those that have been recorded.
 *
 * @param files as they lie there now
 * @param kept as they were recorded; empty if nothing was
 */
public record MigrationHistory(List<MigrationFile> files, List<KeptFile> kept) {
    public MigrationHistory {
        files = List.copyOf(files);
        kept = List.copyOf(kept);
    }

    /** Return what runs once and is not recorded yet, in the order of versions. */
    public List<MigrationFile> unkept() {
        Set<String> names = kept.stream().map(KeptFile::name).collect(Collectors.toSet());
        return once().stream().filter(file -> !names.contains(file.name())).toList();
    }

    /** Return what runs once, in the order of versions. */
    public List<MigrationFile> once() {
        return files.stream()
                .filter(file -> file.kind() == MigrationFile.Kind.APPLIED_ONCE)
                .sorted(Comparator.comparing(file -> file.version().orElse(FileVersion.of("0"))))
                .toList();
    }

    /** Return the greatest recorded version that still has its file. */
    public Optional<FileVersion> lastKept() {
        Set<String> names = kept.stream().map(KeptFile::name).collect(Collectors.toSet());
        return once().stream()
                .filter(file -> names.contains(file.name()))
                .flatMap(file -> file.version().stream())
                .max(Comparator.naturalOrder());
    }

    Optional<MigrationFile> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }
}
