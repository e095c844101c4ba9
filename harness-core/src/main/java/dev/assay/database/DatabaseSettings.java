package dev.assay.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Directories and limits of {@link Databases}.
 *
 * @param cacheDirectory what is made once per machine: unpacked binaries, compiled extensions, cluster images. Default
 *     {@code $XDG_CACHE_HOME/assay}, else {@code ~/.cache/assay}. May be shared by processes, and deleted while none runs
 * @param temporaryDirectory where servers keep their data while they run; default {@code java.io.tmpdir}
 * @param memoryDirectory a directory in memory that servers with {@link Durability#FAST} use instead while it has at least 2 GiB
 *     free; default {@code /dev/shm} where it exists. Making and dropping databases is mostly making and deleting small files
 * @param readyClones how many databases are cloned in advance for each template; default 2; 0 turns it off
 * @param startTimeout how long a server may take to accept connections; default 60 s
 */
public record DatabaseSettings(
        Path cacheDirectory,
        Path temporaryDirectory,
        Optional<Path> memoryDirectory,
        int readyClones,
        Duration startTimeout) {
    /**
     * Check the limits.
     *
     * @throws DatabaseException if the number of clones is negative or the timeout is not positive
     */
    public DatabaseSettings {
        if (readyClones < 0) {
            throw new DatabaseException("Ready clones [%d] must be 0 or more".formatted(readyClones));
        }
        if (startTimeout.isNegative() || startTimeout.isZero()) {
            throw new DatabaseException("Start timeout [%s] must be positive".formatted(startTimeout));
        }
    }

    /**
     * Give the settings for this machine and user.
     *
     * @return the defaults named above
     */
    public static DatabaseSettings defaults() {
        return new DatabaseSettings(
                userCache().resolve("assay"),
                Path.of(System.getProperty("java.io.tmpdir")),
                Optional.of(Path.of("/dev/shm")).filter(Files::isWritable),
                2,
                Duration.ofSeconds(60));
    }

    /**
     * Use another cache.
     *
     * @param directory made where it does not exist
     * @return a copy with that directory
     */
    public DatabaseSettings withCacheDirectory(Path directory) {
        return new DatabaseSettings(directory, temporaryDirectory, memoryDirectory, readyClones, startTimeout);
    }

    /**
     * Keep the data of all servers in one directory, and none in memory.
     *
     * @param directory must exist
     * @return a copy with that directory
     */
    public DatabaseSettings withTemporaryDirectory(Path directory) {
        return new DatabaseSettings(cacheDirectory, directory, Optional.empty(), readyClones, startTimeout);
    }

    /**
     * Clone another number of databases in advance.
     *
     * @param clones 0 or more
     * @return a copy with that number
     */
    public DatabaseSettings withReadyClones(int clones) {
        return new DatabaseSettings(cacheDirectory, temporaryDirectory, memoryDirectory, clones, startTimeout);
    }

    private static Path userCache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(value -> value.startsWith("/"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    }
}
