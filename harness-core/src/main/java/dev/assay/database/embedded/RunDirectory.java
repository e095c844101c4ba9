package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Where one server keeps its data while it runs. A locked file beside it says that its owner lives. */
final class RunDirectory implements AutoCloseable {
    private final Path path;
    private final FileChannel owner;

    private RunDirectory(Path path, FileChannel owner) {
        this.path = path;
        this.owner = owner;
    }

    /** Make a directory below the runs of this user. */
    static RunDirectory create(RunDirectories runs) {
        Path path = runs.root()
                .resolve("run-%d-%s".formatted(ProcessHandle.current().pid(), UUID.randomUUID()));
        return runs.guarded(() -> {
            try {
                return new RunDirectory(path, locked(path));
            } catch (IOException e) {
                throw new DatabaseException("Could not make the directory [%s]: %s".formatted(path, e), e);
            }
        });
    }

    private static FileChannel locked(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                RunDirectories.lockFile(path), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
            Files.createDirectory(path);
            return channel;
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(RunDirectories.lockFile(path));
            throw e;
        }
    }

    Path path() {
        return path;
    }

    Path data() {
        return path.resolve("data");
    }

    Path log() {
        return path.resolve("server.log");
    }

    @Override
    public void close() {
        try {
            new DirectoryTree(path).delete();
            Files.deleteIfExists(RunDirectories.lockFile(path));
            owner.close();
        } catch (IOException e) {
            throw new DatabaseException("Could not remove the directory [%s]: %s".formatted(path, e), e);
        }
    }
}
