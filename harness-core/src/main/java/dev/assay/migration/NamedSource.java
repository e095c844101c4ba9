package dev.assay.migration;

import dev.assay.check.MistakeException;
import java.util.List;

/**
 * Migrations by the names of their locations, from which another process makes them anew. Immutable.
 *
 * @param locations as {@link MigrationSources#at} reads them, with the word that chooses the runner
 * @param transactionalLock whether the runner keeps its lock in an open transaction, see {@link MigrationSource#withTransactionalLock}
 */
public record NamedSource(List<String> locations, boolean transactionalLock) {
    public NamedSource {
        locations = List.copyOf(locations);
    }

    /**
     * Make the migrations.
     *
     * @param loader what finds files and classes on the class path
     * @throws MistakeException if this class path has no such runner
     */
    public MigrationSource open(ClassLoader loader) {
        MigrationSource source = MigrationSources.at(locations, loader);
        return transactionalLock ? source.withTransactionalLock().orElse(source) : source;
    }
}
