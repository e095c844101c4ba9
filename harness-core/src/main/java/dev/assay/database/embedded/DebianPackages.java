package dev.assay.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Fetches packages of another Debian release without installing anything, with state of its own, also as an ordinary user. */
final class DebianPackages {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Path directory;
    private final DebianMirror mirror;
    private final String suite;

    private DebianPackages(Path directory, DebianMirror mirror, String suite) {
        this.directory = directory;
        this.mirror = mirror;
        this.suite = suite;
    }

    /** Fetch the lists of a suite into a working directory. */
    static DebianPackages of(Path directory, DebianMirror mirror, String suite) throws IOException {
        Files.createDirectories(directory.resolve("lists/partial"));
        Files.createDirectories(directory.resolve("archives/partial"));
        Files.writeString(directory.resolve("sources.list"), mirror.entries(suite));
        DebianPackages packages = new DebianPackages(directory, mirror, suite);
        packages.run("update");
        return packages;
    }

    /** Fetch the source archives of a package; apt checks them against the signed lists. */
    void source(String name) {
        run("source", "--download-only", name);
    }

    /** Fetch a binary package. */
    void download(String name) {
        run("download", name);
    }

    private void run(String... arguments) {
        List<String> words = new ArrayList<>(List.of("apt-get", "--quiet"));
        options().forEach(option -> words.addAll(List.of("-o", option)));
        words.addAll(List.of(arguments));
        new Command(words)
                .in(directory)
                .expectSuccess(
                        LIMIT,
                        "pgvector for the embedded server is fetched from Debian %s at [%s]; this machine must reach it. It said at the end:"
                                .formatted(suite, mirror.uri()));
    }

    private List<String> options() {
        return List.of(
                "Dir::Etc::SourceList=" + directory.resolve("sources.list"),
                "Dir::Etc::SourceParts=/dev/null",
                "Dir::Etc::Preferences=/dev/null",
                "Dir::Etc::PreferencesParts=/dev/null",
                "Dir::State::Lists=" + directory.resolve("lists"),
                "Dir::State::Status=/dev/null",
                "Dir::Cache=" + directory,
                "Dir::Cache::Archives=" + directory.resolve("archives"),
                // The account that apt steps down to may not enter this directory.
                "APT::Sandbox::User=",
                "APT::Update::Error-Mode=any",
                "Acquire::Languages=none",
                "Acquire::Retries=2",
                "Acquire::http::Timeout=20");
    }
}
