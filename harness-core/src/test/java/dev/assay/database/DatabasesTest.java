package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabasesTest {
    private static final ServerSpec SPEC = ServerSpec.defaults();
    private static final SqlRecipe NOTES = SqlRecipe.of(
            "CREATE TABLE notes (id int PRIMARY KEY, body text); INSERT INTO notes VALUES (1, 'one'), (2, 'two')");

    @SuppressWarnings("NullAway.Init")
    private static Databases databases;

    @BeforeAll
    static void open() {
        databases = Databases.open(DatabaseSettings.defaults());
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @Test
    void clonesHoldTheRowsOfTheTemplate() throws SQLException {
        try (TestDatabase database = databases.create(SPEC, NOTES)) {
            assertThat(Sql.value(database.dataSource(), "SELECT string_agg(body, ' ' ORDER BY id) FROM notes"))
                    .isEqualTo("one two");
            assertThat(database.name()).matches("assay_[0-9a-f]{16}");
            assertThat(database.jdbcUrl())
                    .isEqualTo(
                            "jdbc:postgresql://127.0.0.1:%d/%s",
                            database.server().port(), database.name());
        }
    }

    @Test
    void databasesDoNotSeeEachOther() throws SQLException {
        try (TestDatabase first = databases.create(SPEC, NOTES);
                TestDatabase second = databases.create(SPEC, NOTES)) {
            Sql.run(first.dataSource(), "DELETE FROM notes");

            assertThat(Sql.value(second.dataSource(), "SELECT count(*) FROM notes"))
                    .isEqualTo("2");
            assertThat(first.server()).isSameAs(second.server());
        }
    }

    @Test
    void twentyThreadsGetTwentyDatabases() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Callable<String>> tasks = new ArrayList<>();
        for (int task = 0; task < 20; task++) {
            tasks.add(() -> {
                try (TestDatabase database = databases.create(SPEC, NOTES)) {
                    return database.name() + Sql.value(database.dataSource(), "SELECT count(*) FROM notes");
                }
            });
        }
        Set<String> seen = new HashSet<>();
        for (Future<String> result : threads.invokeAll(tasks)) {
            seen.add(result.get());
        }
        threads.shutdown();

        assertThat(seen).hasSize(20).allMatch(name -> name.endsWith("2"));
    }

    @Test
    void closingDropsTheDatabaseOnceAndEndsItsConnections() throws SQLException {
        TestDatabase database = databases.create(SPEC, NOTES);
        try (Connection open = database.connect()) {
            database.close();
            database.close();

            Sql.awaitValue(maintenance(database), existing(database), "0");
            assertThat(open.isValid(5)).isFalse();
        }
    }

    @Test
    void closedDatabaseGivesNoConnections() {
        TestDatabase database = databases.create(SPEC, NOTES);
        TestDatabase view = database.through("localhost", database.server().port());
        database.close();

        for (ThrowingCallable use : List.<ThrowingCallable>of(
                database::connect, view::connect, () -> database.dataSource().getConnection(database.user(), ""))) {
            assertThatThrownBy(use)
                    .isInstanceOf(SQLNonTransientConnectionException.class)
                    .hasMessage("""
                            No connection to [%s]: this database was closed, and is dropped.
                            Usually a thread or a connection pool outlives the test that had the database. End it before the test ends, or share
                            one database among the tests of the class: @DatabaseTest(isolation = Isolation.CLONE_PER_CLASS)""", database.name());
        }
    }

    @Test
    void keptDatabaseStaysAfterItsClosing() throws SQLException {
        TestDatabase database = databases.create(SPEC, NOTES);
        database.keep();
        database.close();

        assertThat(Sql.value(database.dataSource(), "SELECT count(*) FROM notes"))
                .isEqualTo("2");
    }

    @Test
    void closingAViewLeavesTheDatabase() throws SQLException {
        try (TestDatabase database = databases.create(SPEC, NOTES)) {
            TestDatabase view = database.through("localhost", database.server().port());
            view.close();

            assertThat(view.jdbcUrl())
                    .isEqualTo(
                            "jdbc:postgresql://localhost:%d/%s",
                            database.server().port(), database.name());
            assertThat(Sql.value(view.dataSource(), "SELECT count(*) FROM notes"))
                    .isEqualTo("2");
        }
    }

    @Test
    void refusesToDropADatabaseWhoseMarkerIsMissing() throws SQLException {
        Databases own = Databases.open(DatabaseSettings.defaults());
        TestDatabase database = own.create(SPEC, NOTES);
        String marker = marker(database);
        Sql.run(maintenance(database), "COMMENT ON DATABASE " + database.name() + " IS NULL");
        database.close();

        assertRefused(own, """
                Refused to drop database [%s] on [127.0.0.1:%d]: its marker is [missing], expected [%s].
                This is not the database that Assay made under that name: it was replaced, or its comment was changed.
                Drop it by hand if it is not needed.""".formatted(database.name(), database.server().port(), marker));
    }

    @Test
    void refusesToDropADatabaseThatSomebodyElseMadeUnderItsName() throws SQLException {
        Databases own = Databases.open(DatabaseSettings.defaults());
        TestDatabase database = own.create(SPEC, NOTES);
        String marker = marker(database);
        DataSource maintenance = maintenance(database);
        Sql.run(maintenance, "DROP DATABASE " + database.name());
        Sql.run(maintenance, "CREATE DATABASE " + database.name());
        Sql.run(maintenance, "COMMENT ON DATABASE " + database.name() + " IS 'production'");
        try (Connection open = database.connect()) {
            database.close();
            TestDatabase later = own.create(SPEC, NOTES);
            later.close();

            Sql.awaitValue(maintenance, existing(later), "0");
            assertThat(open.isValid(5)).isTrue();
            assertThat(Sql.value(maintenance, existing(database))).isEqualTo("1");
        }
        assertRefused(own, """
                Refused to drop database [%s] on [127.0.0.1:%d]: its marker is [production], expected [%s].
                This is not the database that Assay made under that name: it was replaced, or its comment was changed.
                Drop it by hand if it is not needed.""".formatted(database.name(), database.server().port(), marker));
    }

    private static void assertRefused(Databases own, String refusal) {
        assertThatThrownBy(own::close)
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Not every server could be closed")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                        .hasMessage("[1] databases could not be dropped while tests ran: " + refusal));
    }

    @Test
    void cloneDoesNotInheritTheMarkerOfItsTemplate() throws SQLException {
        try (TestDatabase first = databases.create(SPEC, NOTES);
                TestDatabase second = databases.create(SPEC, NOTES)) {
            assertThat(marker(first)).matches("assay:[0-9a-f]{32}").isNotEqualTo(marker(second));
        }
    }

    @Test
    void ownServerEndsWithItsDatabase() throws SQLException {
        Server server;
        try (TestDatabase database = databases.own(SPEC.withSetting("work_mem", "5MB"), NOTES);
                TestDatabase shared = databases.create(SPEC, NOTES)) {
            server = database.server();
            assertThat(server.port()).isNotEqualTo(shared.server().port());
            assertThat(Sql.value(database.dataSource(), "SHOW work_mem")).isEqualTo("5MB");
        }
        assertThatThrownBy(() -> server.connect("postgres"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("refused");
    }

    @Test
    void durabilityIsWhatItSays() throws SQLException {
        String settings = "SELECT current_setting('fsync') || ' ' || current_setting('synchronous_commit') || ' '"
                + " || current_setting('full_page_writes') || ' ' || current_setting('jit')";
        try (TestDatabase fast = databases.create(SPEC, NOTES);
                TestDatabase durable = databases.own(SPEC.withDurability(Durability.DURABLE), NOTES)) {
            assertThat(Sql.value(fast.dataSource(), settings)).isEqualTo("off on on off");
            assertThat(Sql.value(durable.dataSource(), settings)).isEqualTo("on on on off");
        }
    }

    @Test
    void csvIsLoadedByTheNamesOfItsHeader() throws SQLException, IOException {
        try (TestDatabase database = databases.create(SPEC, NOTES)) {
            String csv = "\"body\",id\r\n\"three, and more\",3\n,4\n";
            long rows = database.copyCsv("public.notes", stream(csv));

            assertThat(rows).isEqualTo(2);
            assertThat(Sql.value(database.dataSource(), "SELECT body FROM notes WHERE id = 3"))
                    .isEqualTo("three, and more");
        }
    }

    @Test
    void csvWithoutHeaderIsRefused() {
        try (TestDatabase database = databases.create(SPEC, NOTES)) {
            assertThatThrownBy(() -> database.copyCsv("notes", stream("")))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage("CSV for table [notes] has no header line that names its columns");
        }
    }

    @Test
    void infoDescribesTheServer() {
        ServerInfo info = databases.info(SPEC, NOTES);

        assertThat(info.describe()).matches("embedded PostgreSQL 17\\.\\d+");
        assertThat(info.reason())
                .startsWith(
                        "container: no container engine answers, tried [unix:///only/profile/container/uses/an/engine]");
        assertThat(info.durability()).isEqualTo(Durability.FAST);
    }

    @Test
    void unknownProviderIsNamedWithTheKnownOnes() {
        assertThatThrownBy(() -> databases.create(SPEC.withProvider("kontainer"), NOTES))
                .isInstanceOf(DatabaseException.class)
                .hasMessage(
                        "database provider [kontainer]: there is none of this name; on the class path are [external, container, embedded]. Fix: provider = \"container\"");
    }

    @Test
    void closedDatabasesGiveNone() {
        Databases closed = Databases.open(DatabaseSettings.defaults());
        closed.close();
        closed.close();

        assertThatThrownBy(() -> closed.create(SPEC, NOTES))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("No database can be made: these databases were closed");
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String existing(TestDatabase database) {
        return "SELECT count(*) FROM pg_database WHERE datname = '%s'".formatted(database.name());
    }

    private static String marker(TestDatabase database) throws SQLException {
        return Sql.value(
                maintenance(database),
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '%s'"
                        .formatted(database.name()));
    }

    private static DataSource maintenance(TestDatabase database) {
        return database.server().dataSource("postgres");
    }
}
