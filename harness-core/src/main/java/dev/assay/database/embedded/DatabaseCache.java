package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import java.nio.file.Path;

/**
 * What the embedded provider keeps on this machine: server programs, compiled extensions, images of clusters. It cleans itself; this
 * is for whoever wants the room at once, or doubts what is there. Safe for use by many threads and processes.
 */
public final class DatabaseCache {
    private final Cache cache;

    private DatabaseCache(Cache cache) {
        this.cache = cache;
    }

    /**
     * Name the cache.
     *
     * @param directory such as {@link dev.assay.database.DatabaseSettings#cacheDirectory()}; made where it does not exist
     * @return the cache in that directory
     */
    public static DatabaseCache at(Path directory) {
        return new DatabaseCache(new Cache(directory));
    }

    /**
     * Remove everything but what running servers use and what is being made at this moment.
     *
     * @return bytes freed
     * @throws DatabaseException if a directory cannot be read
     */
    public long clear() {
        return new CacheCleaning(cache, 0).clear();
    }
}
