package dev.assay.database;

import dev.assay.check.Origin;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Sink;
import dev.assay.check.Terms;
import dev.assay.check.Verdicts;
import dev.assay.configuration.Key;
import dev.assay.report.Report;
import dev.assay.report.ReportDirectory;
import dev.assay.report.RunFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Main class of a JVM that does what may betray a password, with everything logged: it starts servers, well and badly, fails to
 * connect, and reports each failure. Writes the passwords and what it saw into a directory.
 */
final class LeakMain {
    private static final TemplateRecipe FAILING = SqlRecipe.of("SELECT no_such_column");

    private final Path directory;
    private final List<String> passwords = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();

    private LeakMain(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        Handler console = new ConsoleHandler();
        console.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(console);
        Logger.getLogger("").setLevel(Level.ALL);
        new LeakMain(Path.of(arguments[0])).run();
    }

    private void run() throws Exception {
        ServerSpec talkative = ServerSpec.defaults()
                .withProvider("embedded")
                .withSetting("log_statement", "all")
                .withSetting("log_connections", "on");
        try (Databases databases = Databases.open(DatabaseSettings.defaults());
                TestDatabase database = databases.own(talkative, TemplateRecipe.empty())) {
            failAround(database);
            failing(() -> databases.create(talkative.withSetting("work_mem", "5 parsecs"), TemplateRecipe.empty()));
            failing(() -> databases.create(talkative, FAILING));
            borrow(database.server());
            Files.write(directory.resolve("server.log"), database.server().log(100_000));
            Files.writeString(directory.resolve("processes"), processes());
            report(database);
        }
        Files.write(directory.resolve("passwords"), passwords);
    }

    private void failAround(TestDatabase database) throws Exception {
        passwords.add(Secrets.passwordOf(database.dataSource()));
        failing(() -> database.server().connect("nowhere"));
        failing(() -> database.through("127.0.0.1", 1).connect());
        failing(() -> database.dataSource().getConnection("nobody", passwords.get(0)));
    }

    /** Use the same server as one of somebody else, with the password that the environment holds. */
    private void borrow(Server server) throws Exception {
        String password = System.getenv(Key.EXTERNAL_PASSWORD.variable());
        passwords.add(password);
        Sql.run(
                server.dataSource("postgres"),
                "CREATE ROLE maker LOGIN CREATEDB PASSWORD '%s'".formatted(ScramVerifier.of(password, new byte[16])));
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.port());
        ServerSpec spec = ServerSpec.defaults().withProvider("external");
        try (Databases databases = Databases.open(external(url, "maker", password));
                TestDatabase database = databases.create(spec, TemplateRecipe.empty())) {
            failing(() -> database.server().connect("nowhere"));
            failing(() -> databases.create(spec, FAILING));
            failing(() -> databases.own(spec, TemplateRecipe.empty()));
            System.out.println(database + " " + database.server() + " " + database.dataSource());
        }
        refused(spec, external(url, "nobody", password));
        refused(spec, external(url + "?password=" + password, "maker", password));
        refused(spec, external("jdbc:postgresql://127.0.0.1:x/db?password=" + password, "maker", password));
        refused(spec, external("jdbc:postgresql://127.0.0.1:1/db", "maker", password));
        System.out.println(external(url, "maker", password));
    }

    private void refused(ServerSpec spec, DatabaseSettings settings) {
        try (Databases databases = Databases.open(settings)) {
            failing(() -> databases.create(spec, TemplateRecipe.empty()));
        }
    }

    private static DatabaseSettings external(String url, String role, String password) {
        return DatabaseSettings.defaults().withExternal(new ExternalServer(url, role, password, Optional.empty()));
    }

    private void failing(Attempt attempt) {
        try {
            attempt.run();
            throw new IllegalStateException("It did not fail");
        } catch (Exception e) {
            if (e instanceof IllegalStateException mistake) {
                throw mistake;
            }
            failures.add(e);
            e.printStackTrace();
        }
    }

    private void report(TestDatabase database) throws IOException {
        RunFacts facts = new RunFacts(
                "run",
                "module",
                Instant.EPOCH,
                1,
                database.server().info().describe(),
                database.server().info().reason());
        ReportDirectory reports = new ReportDirectory(directory, Path.of("report"));
        Run run = new Run(1, System::nanoTime, Run.of("LeakMain", 1).limits(), Origin.named("LeakMain"));
        StringBuilder console = new StringBuilder();
        try (Sink sink = Report.open(facts, reports, "report/index.html", console, System::nanoTime, List.of())) {
            for (int index = 0; index < failures.size(); index++) {
                Promise promise = new Promise("Leak", "failure " + index, "nothing fails", null, Terms.DEFAULT);
                sink.publish(Verdicts.broken(run, promise, failures.get(index)));
            }
        }
        System.out.println(console);
    }

    /** Give command line and environment of every process that was started from here. */
    private static String processes() {
        StringBuilder text = new StringBuilder();
        ProcessHandle.current().descendants().forEach(process -> {
            for (String file : List.of("cmdline", "environ")) {
                text.append(read(Path.of("/proc", Long.toString(process.pid()), file)))
                        .append('\n');
            }
        });
        return text.toString();
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace('\0', ' ');
        } catch (IOException e) {
            // It ended meanwhile.
            return "";
        }
    }

    /** Something that is expected to fail. */
    @FunctionalInterface
    private interface Attempt {
        Object run() throws Exception;
    }

    static Map<String, String> environment(String password) {
        return Map.of(Key.EXTERNAL_PASSWORD.variable(), password);
    }
}
