package dev.assay.migration;

import java.util.List;

/**
 * Makes the sources of one runner. Found by {@link java.util.ServiceLoader}; needs a constructor without parameters, and must load
 * where its runner's library is missing.
 */
public interface MigrationSourceProvider {
    /** Return the word before the colon that chooses this runner: {@code liquibase}. */
    String prefix();

    /**
     * Return the migrations at these locations.
     *
     * @param locations as the user wrote them, without the prefix; at least one
     * @param loader what finds files and classes on the class path
     * @throws dev.assay.check.MistakeException if the locations cannot be meant, or the runner's library is missing
     */
    MigrationSource at(List<String> locations, ClassLoader loader);
}
