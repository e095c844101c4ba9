package dev.assay.database.embedded;

import dev.assay.database.CacheLocation;
import dev.assay.database.DatabaseException;
import dev.assay.database.Password;
import dev.assay.database.Server;
import dev.assay.database.ServerSpec;
import dev.assay.database.StartRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/** Carries out one request: image of the bare cluster, image of the prepared one, running server. */
final class Starter {
    /** Goes up whenever what stands in an image changes its meaning. */
    private static final String IMAGE_FORMAT = "2";

    private static final int ATTEMPTS = 3;

    /** An empty cluster has 40 MB; a server whose disk is full from the first minute would only show it later and worse. */
    private static final long SPACE_NEEDED = 128L << 20;

    private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);

    /**
     * PostgreSQL's own defaults, said again: with the small WAL segments that keep images small, initdb writes limits that would
     * make a checkpoint of every 64 MB, which a latency would show.
     */
    private static final Map<String, String> BASE_SETTINGS = Map.of(
            // Its files lie in the data directory and go with it; the others would outlive a server that is killed.
            "dynamic_shared_memory_type", "mmap",
            "max_wal_size", "1GB",
            "min_wal_size", "80MB",
            "max_connections", "200",
            "timezone", "UTC",
            "log_timezone", "UTC");

    private final StartRequest request;
    private final ServerSpec spec;
    private final ServerAccount account;
    private final ImageCache images;
    private final Installation binaries;
    private final Installation installation;
    private final RunDirectories runs;
    private final CacheLocation location;
    private final IntSupplier ports;

    private Starter(
            StartRequest request, CacheLocation location, Cache cache, Installation binaries, IntSupplier ports) {
        this.location = location;
        this.request = request;
        this.ports = ports;
        this.spec = request.spec();
        this.account = ServerAccount.find();
        this.images = new ImageCache(cache);
        this.binaries = binaries;
        this.installation = spec.extensions().contains("vector")
                ? new VectorOverlay(cache, spec.majorVersion()).over(binaries)
                : binaries;
        this.runs = RunDirectories.below(temporaryDirectory());
    }

    /** Start; what the server is made of stays in the cache while it runs. */
    static Server start(StartRequest request) {
        return start(request, Cluster::freePort);
    }

    static Server start(StartRequest request, IntSupplier ports) {
        CacheLocation location = CacheLocation.of(request.settings());
        Cache cache = new Cache(location.directory());
        UsedBinaries used = UsedBinaries.of(cache, request.spec().majorVersion());
        try {
            return new Starter(request, location, cache, used.installation(), ports)
                    .start()
                    .using(used.use());
        } catch (RuntimeException | Error e) {
            used.use().close();
            throw e;
        }
    }

    private EmbeddedServer start() {
        installation.requireExecutable();
        installation.requireExtensions(spec.extensions());
        runs.sweep();
        runs.requireSpace(SPACE_NEEDED);
        return launch(data -> images.unpack(ImageCache.templateName(templateHash()), data, this::makeTemplate));
    }

    private Path temporaryDirectory() {
        return request.settings()
                .memoryFor(spec.durability())
                .orElse(request.settings().temporaryDirectory());
    }

    private EmbeddedServer launch(Unpacking unpacking) {
        return launch(unpacking, ATTEMPTS);
    }

    private EmbeddedServer launch(Unpacking unpacking, int attempts) {
        try {
            return launchOnce(unpacking);
        } catch (PortTakenException e) {
            if (attempts == 1) {
                throw new DatabaseException(e.getMessage() + ", several times over", e);
            }
            return launch(unpacking, attempts - 1);
        }
    }

    private EmbeddedServer launchOnce(Unpacking unpacking) {
        RunDirectory run = RunDirectory.create(runs);
        Password imagePassword;
        try {
            imagePassword = unpacking.into(run.data());
            account.own(run.path());
        } catch (RuntimeException | Error e) {
            run.close();
            throw e;
        }
        Cluster cluster = Cluster.start(
                installation,
                account,
                run,
                ports.getAsInt(),
                settings(),
                request.settings().startTimeout());
        return EmbeddedServer.over(cluster, imagePassword, spec, location.explain(request.reason()));
    }

    private Map<String, String> settings() {
        Map<String, String> all = new TreeMap<>(BASE_SETTINGS);
        all.putAll(spec.effectiveSettings());
        return all;
    }

    private String baseName() {
        return "base-%s-%s".formatted(IMAGE_FORMAT, binaries.id());
    }

    private String templateHash() {
        String key = String.join(
                "\n",
                IMAGE_FORMAT,
                installation.id(),
                settings().toString(),
                spec.extensions().toString(),
                request.templateHash());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Taken before the first test runs: what tests leave in a cluster, such as roles, must not reach the next run. */
    private void makeTemplate(Path image) throws IOException {
        request.warmUp();
        try (EmbeddedServer server = launch(data -> images.unpack(baseName(), data, this::makeBase))) {
            prepare(server);
            server.stopInto(image);
        }
    }

    private void prepare(EmbeddedServer server) {
        try {
            request.preparation().prepare(server);
        } catch (SQLException e) {
            throw new DatabaseException("The template could not be made: " + e.getMessage(), e);
        }
    }

    private void makeBase(Path image) throws IOException {
        try (RunDirectory run = RunDirectory.create(runs)) {
            Password password = Password.random();
            Path passwordFile = run.path().resolve("password");
            password.write(passwordFile);
            account.own(run.path());
            new Command(account.running(initdb(run.data(), passwordFile)))
                    .expectSuccess(INITDB_LIMIT, "The cluster could not be made. It said at the end:");
            new ClusterImage(image).write(run.data(), password);
        }
    }

    private List<String> initdb(Path data, Path passwordFile) {
        List<String> words = new ArrayList<>(List.of(
                binaries.program("initdb"),
                "--pgdata=" + data,
                "--username=" + Password.USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--wal-segsize=1",
                "--no-sync",
                "--no-instructions"));
        if (Integer.parseInt(spec.majorVersion()) >= 17) {
            // Unicode rules that are the same on every machine, whatever locales it has.
            words.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        return words;
    }

    /** Puts an image into a data directory. */
    @FunctionalInterface
    private interface Unpacking {
        Password into(Path data);
    }
}
