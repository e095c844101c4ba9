package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * An installation with pgvector. No registry has it as a binary that runs on older machines too, so it is compiled once per machine:
 * source and server headers come from Debian, the compiler from the machine.
 */
final class VectorOverlay {
    /** The releases of Debian that package the server's headers, by major version. */
    private static final Map<String, String> SUITES = new TreeMap<>(Map.of("15", "bookworm", "17", "trixie"));

    /** The release whose source of pgvector is compiled, whatever the server. */
    private static final String SOURCE_SUITE = "trixie";

    /** The first major version whose headers mark what a library must show. */
    private static final int MARKED_SYMBOLS = 16;

    private static final Duration COMPILE_LIMIT = Duration.ofMinutes(5);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(20);
    private static final Pattern VERSION = Pattern.compile("default_version = '([^']+)'");

    private static final String SUFFIX = "-vector";

    private final Cache cache;
    private final String majorVersion;

    VectorOverlay(Cache cache, String majorVersion) {
        this.cache = cache;
        this.majorVersion = majorVersion;
    }

    /** Give a copy of an installation that has pgvector too; made at the first time. */
    Installation over(Installation plain) {
        Path directory = cache.directory("binaries").resolve(plain.id() + SUFFIX);
        cache.lock("binaries-" + plain.id() + SUFFIX)
                .holding(() -> cache.use(cache.publish(directory, target -> build(plain, target))));
        Installation overlaid = new Installation(directory, plain.id());
        return new Installation(directory, plain.id() + "-vector-" + version(overlaid.extensions()));
    }

    /** Give the name of the installation that an entry of the cache is made of; a server that uses the one uses the other. */
    static String plainName(String entry) {
        return entry.endsWith(SUFFIX) ? entry.substring(0, entry.length() - SUFFIX.length()) : entry;
    }

    private void build(Installation plain, Path target) throws IOException {
        requireTools();
        Path work = Files.createTempDirectory("assay-pgvector-");
        try {
            Path source = fetch(work);
            new DirectoryTree(plain.directory()).copyTo(target);
            install(source, headers(work), new Installation(target, plain.id()));
        } finally {
            new DirectoryTree(work).delete();
        }
    }

    private void requireTools() {
        if (!SUITES.containsKey(majorVersion)) {
            throw new DatabaseException(
                    "pgvector for the embedded server is built for PostgreSQL %s, asked for [%s]; use a container"
                            .formatted(SUITES.keySet(), majorVersion));
        }
        requireTool("gcc", "gcc libc6-dev");
        requireTool("apt-get", "apt");
        requireTool("dpkg", "dpkg");
    }

    private static void requireTool(String program, String packages) {
        if (!new Command(List.of(program, "--version")).succeeds(PROBE_LIMIT)) {
            throw new DatabaseException(
                    "pgvector for the embedded server is compiled on this machine, [%s] is missing: apt-get install %s (Debian and its kin; elsewhere use a container)"
                            .formatted(program, packages));
        }
    }

    private Path fetch(Path work) throws IOException {
        DebianPackages packages = DebianPackages.of(work, DebianMirror.find(), SOURCE_SUITE);
        packages.source("pgvector");
        String suite = Objects.requireNonNull(SUITES.get(majorVersion));
        DebianPackages headers =
                suite.equals(SOURCE_SUITE) ? packages : DebianPackages.of(work, DebianMirror.find(), suite);
        headers.download("postgresql-server-dev-" + majorVersion);
        return unpackSource(single(work, "pgvector_*.orig.tar.gz"), work.resolve("source"));
    }

    private Path headers(Path work) throws IOException {
        Path unpacked = work.resolve("headers");
        Path archive = single(work, "postgresql-server-dev-*.deb");
        new Command(List.of("dpkg", "-x", archive.toString(), unpacked.toString()))
                .expectSuccess(PROBE_LIMIT, "The server headers could not be unpacked. It said at the end:");
        return unpacked.resolve("usr/include/postgresql").resolve(majorVersion).resolve("server");
    }

    private static Path unpackSource(Path archive, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    Path path = entry.resolveIn(target);
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                }
            }
        }
        return single(target, "*");
    }

    private void install(Path source, Path headers, Installation target) throws IOException {
        compile(source, headers, target.libraries().resolve("vector.so"));
        Files.copy(source.resolve("vector.control"), target.extensions().resolve("vector.control"));
        for (Path script : list(source.resolve("sql"), "vector--*.sql")) {
            Files.copy(script, target.extensions().resolve(String.valueOf(script.getFileName())));
        }
        // Upstream's own make step: the script of the current version is kept without its number.
        Files.copy(
                source.resolve("sql/vector.sql"),
                target.extensions().resolve("vector--" + version(source) + ".sql"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void compile(Path source, Path headers, Path library) throws IOException {
        // Upstream's flags but -march=native: the cache may be shared by machines with different processors.
        List<String> words = new ArrayList<>(List.of(
                "gcc",
                "-shared",
                "-fPIC",
                "-O2",
                "-ftree-vectorize",
                "-fassociative-math",
                "-fno-signed-zeros",
                "-fno-trapping-math",
                "-I" + headers,
                "-o",
                library.toString()));
        // The headers of earlier servers mark nothing as visible.
        if (Integer.parseInt(majorVersion) >= MARKED_SYMBOLS) {
            words.add("-fvisibility=hidden");
        }
        list(source.resolve("src"), "*.c").forEach(file -> words.add(file.toString()));
        new Command(words)
                .in(source)
                .expectSuccess(
                        COMPILE_LIMIT,
                        "pgvector could not be compiled (apt-get install gcc libc6-dev). It said at the end:");
    }

    private static String version(Path directory) {
        try {
            Matcher matcher = VERSION.matcher(Files.readString(directory.resolve("vector.control")));
            if (matcher.find()) {
                return matcher.group(1);
            }
            throw new DatabaseException("[%s] names no version".formatted(directory.resolve("vector.control")));
        } catch (IOException e) {
            throw new DatabaseException("Could not read [%s]".formatted(directory.resolve("vector.control")), e);
        }
    }

    private static Path single(Path directory, String glob) throws IOException {
        List<Path> found = list(directory, glob);
        if (found.size() != 1) {
            throw new DatabaseException("Expected one [%s] in [%s], found %s".formatted(glob, directory, found));
        }
        return found.get(0);
    }

    private static List<Path> list(Path directory, String glob) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            var matcher = directory.getFileSystem().getPathMatcher("glob:" + glob);
            return files.filter(file -> matcher.matches(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
