package dev.assay.database.container;

import dev.assay.database.DatabaseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whom a container belongs to: a locked file that the operating system lets go of when this process dies. */
final class Owner implements AutoCloseable {
    static final String RUN = "dev.assay.run";
    static final String OWNERS = "dev.assay.owners";

    private final String owners;
    private final String name;
    private final Path file;
    private final FileChannel lock;

    Owner(String owners, String name, Path file, FileChannel lock) {
        this.owners = owners;
        this.name = name;
        this.file = file;
        this.lock = lock;
    }

    /** Give what the container must carry to be found again. */
    Map<String, String> labels() {
        return Map.of(OWNERS, owners, RUN, name);
    }

    /** Let go; the container must be gone by then. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            lock.close();
        } catch (IOException e) {
            throw new DatabaseException("Could not remove [%s]: %s".formatted(file, e.getMessage()), e);
        }
    }
}
