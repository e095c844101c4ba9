package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LimitTest {
    private static final ServerSpec SPEC = ServerSpec.defaults();
    private static final TemplateRecipe EMPTY = TemplateRecipe.empty();
    private static final String EXISTING = "SELECT count(*) FROM pg_database WHERE datname ~ '^assay_[0-9a-f]{16}$'";

    @Test
    void whoAsksForOneTooManyIsTold() {
        try (Databases databases = Databases.open(limit(2).withStartTimeout(Duration.ofMillis(2500)));
                TestDatabase first = databases.create(SPEC, EMPTY);
                TestDatabase second = databases.create(SPEC, EMPTY)) {
            assertThat(first.name()).isNotEqualTo(second.name());
            assertThatThrownBy(() -> databases.create(SPEC, EMPTY))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage("""
                            No database within 2.5 s on [%s]: there are [2] of at most [2] databases: [2] used by tests, [0] kept because their tests failed, [0] ready or being made, [0] to be dropped.
                            Usually more tests run in parallel than the limit allows, or databases are not closed.
                            Run fewer tests at a time, or raise the limit: assay.database.limit=4""".formatted(first.server().info().describe()));
        }
    }

    @Test
    void copiesCountForTheLimit() {
        try (Databases databases = Databases.open(limit(1).withStartTimeout(Duration.ofSeconds(2)));
                TestDatabase only = databases.create(SPEC, EMPTY)) {
            assertThatThrownBy(only::copy)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith(
                            "No database within 2 s on [%s]: there are [1] of at most [1] databases: [1] used by tests,",
                            only.server().info().describe());
        }
    }

    @Test
    void whoWaitsGetsThePlaceOfTheNextThatIsClosed() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Databases databases = Databases.open(limit(1))) {
            TestDatabase first = databases.create(SPEC, EMPTY);
            Future<TestDatabase> second = thread.submit(() -> databases.create(SPEC, EMPTY));
            first.close();

            try (TestDatabase database = second.get()) {
                assertThat(database.name()).isNotEqualTo(first.name());
                assertThat(count(database.server())).isOne();
            }
        } finally {
            thread.shutdown();
        }
    }

    @Test
    void oldestKeptDatabaseGoesWhenTheyFillHalfOfTheLimit() throws Exception {
        try (Databases databases = Databases.open(limit(4))) {
            List<String> kept = new ArrayList<>();
            for (int test = 0; test < 10; test++) {
                TestDatabase database = databases.create(SPEC, EMPTY);
                kept.add(database.name());
                database.keep();
                database.close();
            }
            try (TestDatabase last = databases.create(SPEC, EMPTY)) {
                Sql.awaitValue(
                        last.server().dataSource("postgres"),
                        "SELECT string_agg(datname, ' ' ORDER BY oid) FROM pg_database WHERE datname IN ('%s')"
                                .formatted(String.join("', '", kept)),
                        kept.get(8) + " " + kept.get(9));
                assertThat(databases.toString()).contains("[1] used by tests, [2] kept because their tests failed,");
            }
        }
    }

    @Test
    @Tag("proof")
    void fiveHundredTestsInParallelPassOnTwentyDatabases() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(500);
        ExecutorService sampler = Executors.newSingleThreadExecutor();
        AtomicBoolean over = new AtomicBoolean();
        try (Databases databases = Databases.open(limit(20).withStartTimeout(Duration.ofMinutes(5)))) {
            Server server;
            try (TestDatabase first = databases.create(SPEC, EMPTY)) {
                server = first.server();
            }
            Future<List<Long>> sampled = sampler.submit(() -> samples(server, over));
            List<Future<String>> tests = new ArrayList<>();
            for (int test = 0; test < 500; test++) {
                tests.add(threads.submit(() -> {
                    try (TestDatabase database = databases.create(SPEC, EMPTY)) {
                        return Sql.value(database.dataSource(), "SELECT current_database()") + database.name();
                    }
                }));
            }
            for (Future<String> test : tests) {
                assertThat(test.get()).matches("(assay_[0-9a-f]{16})\\1");
            }
            over.set(true);
            assertThat(sampled.get()).hasSizeGreaterThan(20).allMatch(count -> count <= 20);
            assertThat(sampled.get()).anyMatch(count -> count >= 10);
        } finally {
            threads.shutdown();
            sampler.shutdown();
        }
    }

    private static List<Long> samples(Server server, AtomicBoolean over) throws SQLException {
        List<Long> samples = new ArrayList<>();
        try (Connection session = server.connect("postgres");
                PreparedStatement statement = session.prepareStatement(EXISTING)) {
            while (!over.get()) {
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    samples.add(row.getLong(1));
                }
            }
        }
        return samples;
    }

    private static long count(Server server) throws SQLException {
        return Long.parseLong(Sql.value(server.dataSource("postgres"), EXISTING));
    }

    private static DatabaseSettings limit(int databases) {
        return DatabaseSettings.defaults().withDatabaseLimit(databases);
    }
}
