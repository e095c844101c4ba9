package dev.assay.database.embedded;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A directory as one file. A cluster has over a thousand files, and on a disk it is making files that takes the time. */
record ClusterArchive(Path file) {
    private static final int BUFFER = 1 << 20;
    private static final Path TAR = Path.of("/usr/bin/tar");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Pack a directory, and give the checksum of the archive. */
    long pack(Path directory) throws IOException {
        CRC32C sum = new CRC32C();
        try (OutputStream out =
                        new BufferedOutputStream(new CheckedOutputStream(Files.newOutputStream(file), sum), BUFFER);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Path path : below(directory)) {
                add(tar, path, directory.relativize(path).toString());
            }
        }
        return sum.getValue();
    }

    private static List<Path> below(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(path -> !path.equals(directory)).sorted().toList();
        }
    }

    private static void add(TarArchiveOutputStream tar, Path path, String name) throws IOException {
        boolean directory = Files.isDirectory(path);
        TarArchiveEntry entry = new TarArchiveEntry(directory ? name + "/" : name);
        entry.setSize(directory ? 0 : Files.size(path));
        tar.putArchiveEntry(entry);
        if (!directory) {
            Files.copy(path, tar);
        }
        tar.closeArchiveEntry();
    }

    /** Give the checksum of the archive as it is now. */
    long checksum() throws IOException {
        CRC32C sum = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer) >= 0) {
                sum.update(buffer.flip());
                buffer.clear();
            }
        }
        return sum.getValue();
    }

    /** Unpack into a new directory. The system's tar needs 40 ms for 40 MB, a JVM that has just started 250 ms. */
    void unpack(Path directory) throws IOException {
        Files.createDirectory(directory);
        if (Files.isExecutable(TAR)) {
            new Command(List.of(TAR.toString(), "-x", "-o", "-m", "-f", file.toString(), "-C", directory.toString()))
                    .expectSuccess(LIMIT, "The cluster image could not be unpacked. It said at the end:");
        } else {
            unpackWithoutTar(directory);
        }
    }

    void unpackWithoutTar(Path directory) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, entry.resolveIn(directory));
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectory(path);
        } else {
            Files.copy(tar, path);
        }
    }
}
