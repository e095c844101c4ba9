package dev.assay.database;

import dev.assay.configuration.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Directories, limits and addresses of {@link Databases}.
 *
 * @param cacheDirectory what is made once per machine: unpacked binaries, compiled extensions, cluster images. Default
 *     {@code $XDG_CACHE_HOME/assay}, else {@code ~/.cache/assay}. May be shared by processes, and deleted while none runs
 * @param temporaryDirectory where servers keep their data while they run; default {@code java.io.tmpdir}
 * @param memoryDirectory a directory in memory that servers with {@link Durability#FAST} use instead while it has at least 2 GiB
 *     free; default {@code /dev/shm} where it exists. Making and dropping databases is mostly making and deleting small files
 * @param readyClones how many databases are cloned in advance for each template; default 2; 0 turns it off
 * @param databaseLimit how many databases may exist on one server at a time, the ready ones among them but neither templates nor snapshots; default
 *     100. Who asks for one more waits until another is closed
 * @param startTimeout how long a server may take to accept connections, and a test to get a database; default 60 s
 * @param container how containers are used
 * @param external a server that runs already; it is used wherever the provider is {@code auto}. Default none
 */
public record DatabaseSettings(
        Path cacheDirectory,
        Path temporaryDirectory,
        Optional<Path> memoryDirectory,
        int readyClones,
        int databaseLimit,
        Duration startTimeout,
        ContainerSettings container,
        Optional<ExternalServer> external) {
    private static final int READY_CLONES = 2;
    private static final int DATABASE_LIMIT = 100;
    private static final long MEMORY_NEEDED = 2L << 30;

    /**
     * Check the limits.
     *
     * @throws DatabaseException if the number of clones is negative, that of databases not positive, or the timeout not positive
     */
    public DatabaseSettings {
        require(readyClones >= 0, "Ready clones [%s] must be 0 or more", readyClones);
        require(databaseLimit > 0, "Database limit [%s] must be 1 or more", databaseLimit);
        require(
                !startTimeout.isNegative() && !startTimeout.isZero(),
                "Start timeout [%s] must be positive",
                startTimeout);
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
                READY_CLONES,
                DATABASE_LIMIT,
                Duration.ofSeconds(60),
                ContainerSettings.defaults(),
                Optional.empty());
    }

    /**
     * Give the settings that were made outside, over the defaults.
     *
     * @param configuration system properties, environment and what else there is
     * @return the settings of a run
     * @throws dev.assay.check.MistakeException for a value that cannot be read
     */
    public static DatabaseSettings of(Configuration configuration) {
        return new ConfiguredDatabases(configuration).over(defaults());
    }

    /**
     * Use another cache.
     *
     * @param directory made where it does not exist
     * @return a copy with that directory
     */
    public DatabaseSettings withCacheDirectory(Path directory) {
        return new DatabaseSettings(
                directory,
                temporaryDirectory,
                memoryDirectory,
                readyClones,
                databaseLimit,
                startTimeout,
                container,
                external);
    }

    /**
     * Keep the data of all servers in one directory, and none in memory.
     *
     * @param directory must exist
     * @return a copy with that directory
     */
    public DatabaseSettings withTemporaryDirectory(Path directory) {
        return new DatabaseSettings(
                cacheDirectory,
                directory,
                Optional.empty(),
                readyClones,
                databaseLimit,
                startTimeout,
                container,
                external);
    }

    /**
     * Clone another number of databases in advance.
     *
     * @param clones 0 or more
     * @return a copy with that number
     */
    public DatabaseSettings withReadyClones(int clones) {
        return new DatabaseSettings(
                cacheDirectory,
                temporaryDirectory,
                memoryDirectory,
                clones,
                databaseLimit,
                startTimeout,
                container,
                external);
    }

    /**
     * Allow another number of databases on a server.
     *
     * @param databases 1 or more
     * @return a copy with that number
     */
    public DatabaseSettings withDatabaseLimit(int databases) {
        return new DatabaseSettings(
                cacheDirectory,
                temporaryDirectory,
                memoryDirectory,
                readyClones,
                databases,
                startTimeout,
                container,
                external);
    }

    /**
     * Wait another time for a server to start.
     *
     * @param timeout more than 0
     * @return a copy with that time
     */
    public DatabaseSettings withStartTimeout(Duration timeout) {
        return new DatabaseSettings(
                cacheDirectory,
                temporaryDirectory,
                memoryDirectory,
                readyClones,
                databaseLimit,
                timeout,
                container,
                external);
    }

    /**
     * Use containers in another way.
     *
     * @param settings image, pull and preflight
     * @return a copy with those settings
     */
    public DatabaseSettings withContainer(ContainerSettings settings) {
        return new DatabaseSettings(
                cacheDirectory,
                temporaryDirectory,
                memoryDirectory,
                readyClones,
                databaseLimit,
                startTimeout,
                settings,
                external);
    }

    /**
     * Use a server that runs already.
     *
     * @param server where it is and how to log in
     * @return a copy with that server
     */
    public DatabaseSettings withExternal(ExternalServer server) {
        return new DatabaseSettings(
                cacheDirectory,
                temporaryDirectory,
                memoryDirectory,
                readyClones,
                databaseLimit,
                startTimeout,
                container,
                Optional.of(server));
    }

    /**
     * Give the directory in memory where the data of a server may lie: there is one, it has room, and the durability does not ask for
     * a disk.
     *
     * @param durability of the server
     * @return the directory, or empty
     */
    public Optional<Path> memoryFor(Durability durability) {
        return memoryDirectory
                .filter(directory -> durability == Durability.FAST)
                .filter(directory -> directory.toFile().getUsableSpace() >= MEMORY_NEEDED);
    }

    private static void require(boolean holds, String message, Object value) {
        if (!holds) {
            throw new DatabaseException(message.formatted(value));
        }
    }

    private static Path userCache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(value -> value.startsWith("/"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    }
}
