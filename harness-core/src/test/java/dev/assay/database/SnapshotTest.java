package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final SqlRecipe NOTES =
            SqlRecipe.of("CREATE TABLE notes (id int PRIMARY KEY); INSERT INTO notes VALUES (1), (2)");
    private static final String IDS = "SELECT string_agg(id::text, ' ' ORDER BY id) FROM notes";
    private static final String SNAPSHOTS =
            "SELECT count(*) FROM pg_database WHERE datname LIKE 'assay\\_snapshot\\_%'";

    @SuppressWarnings("NullAway.Init")
    private static Databases databases;

    @SuppressWarnings("NullAway.Init")
    private TestDatabase database;

    @BeforeAll
    static void open() {
        databases = Databases.open(DatabaseSettings.defaults().withDatabaseLimit(3));
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @BeforeEach
    void make() {
        database = databases.create(ServerSpec.defaults(), NOTES);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void restoreBringsTheStateBackAnyNumberOfTimes() throws SQLException {
        DataSource before = database.dataSource();
        try (Snapshot snapshot = database.snapshot()) {
            for (int round = 0; round < 2; round++) {
                Sql.run(before, "DELETE FROM notes; CREATE TABLE more (id int)");
                snapshot.restore();

                assertThat(Sql.value(before, IDS)).isEqualTo("1 2");
                assertThat(Sql.value(before, "SELECT to_regclass('more')")).isEqualTo("null");
                assertThat(Sql.value(before, "SELECT current_database()")).isEqualTo(database.name());
            }
        }
    }

    @Test
    void severalSnapshotsAreRestoredInAnyOrder() throws SQLException {
        try (Snapshot two = database.snapshot()) {
            Sql.run(database.dataSource(), "INSERT INTO notes VALUES (3)");
            try (Snapshot three = database.snapshot()) {
                two.restore();
                assertThat(Sql.value(database.dataSource(), IDS)).isEqualTo("1 2");
                three.restore();
                assertThat(Sql.value(database.dataSource(), IDS)).isEqualTo("1 2 3");
            }
        }
    }

    @Test
    void sessionsAreEndedByTakingAndByRestoring() throws SQLException {
        try (Connection first = database.connect();
                Snapshot snapshot = database.snapshot()) {
            assertThat(first.isValid(5)).isFalse();
            try (Connection second = database.connect()) {
                snapshot.restore();
                assertThat(second.isValid(5)).isFalse();
            }
        }
    }

    @Test
    void restoredDatabaseIsDroppedLikeAnyOther() throws SQLException {
        Snapshot snapshot = database.snapshot();
        snapshot.restore();
        database.close();

        Sql.awaitValue(
                maintenance(), "SELECT count(*) FROM pg_database WHERE datname = '%s'".formatted(database.name()), "0");
        Sql.awaitValue(maintenance(), SNAPSHOTS, "0");
    }

    @Test
    void closedSnapshotIsGoneAndRefuses() throws SQLException {
        Snapshot snapshot = database.snapshot();
        assertThat(Sql.value(maintenance(), SNAPSHOTS)).isEqualTo("1");
        snapshot.close();
        snapshot.close();

        assertThat(Sql.value(maintenance(), SNAPSHOTS)).isEqualTo("0");
        assertThatThrownBy(snapshot::restore)
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Database [%s] cannot be restored: this snapshot of it was closed, or the database was"
                        .formatted(database.name()));
    }

    @Test
    void replacedDatabaseIsNotRestored() throws SQLException {
        Snapshot snapshot = database.snapshot();
        String comment = "COMMENT ON DATABASE %s IS ".formatted(database.name());
        String marker = Sql.value(
                maintenance(),
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '%s'"
                        .formatted(database.name()));
        Sql.run(database.dataSource(), "INSERT INTO notes VALUES (3)");
        Sql.run(maintenance(), comment + "'production'");

        assertThatThrownBy(snapshot::restore)
                .isInstanceOf(DatabaseException.class)
                .hasMessage("""
                        Refused to restore database [%s] on [127.0.0.1:%d]: its marker is [production], expected [%s].
                        This is not the database that Assay made under that name: it was replaced, or its comment was changed.
                        Drop it by hand if it is not needed.""".formatted(database.name(), database.server().port(), marker));
        assertThat(Sql.value(database.dataSource(), IDS)).isEqualTo("1 2 3");
        Sql.run(maintenance(), comment + "'" + marker + "'");
    }

    @Test
    void copyIsEqualAndLeadsItsOwnLife() throws SQLException {
        Sql.run(database.dataSource(), "INSERT INTO notes VALUES (3)");
        try (TestDatabase copy = database.copy()) {
            Sql.run(database.dataSource(), "DELETE FROM notes");

            assertThat(copy.name()).matches("assay_[0-9a-f]{16}").isNotEqualTo(database.name());
            assertThat(Sql.value(copy.dataSource(), IDS)).isEqualTo("1 2 3");
            try (Snapshot snapshot = copy.snapshot()) {
                Sql.run(copy.dataSource(), "DELETE FROM notes");
                snapshot.restore();
            }
            assertThat(Sql.value(copy.dataSource(), IDS)).isEqualTo("1 2 3");
        }
    }

    @Test
    void ownServersHaveThemToo() throws SQLException {
        try (TestDatabase own = databases.own(ServerSpec.defaults(), NOTES);
                TestDatabase copy = own.copy()) {
            Snapshot snapshot = own.snapshot();
            Sql.run(own.dataSource(), "DELETE FROM notes");
            own.server().restart();
            snapshot.restore();

            assertThat(Sql.value(own.dataSource(), IDS)).isEqualTo("1 2");
            assertThat(Sql.value(copy.dataSource(), IDS)).isEqualTo("1 2");
        }
    }

    @Test
    void viewsRefuse() {
        TestDatabase view = database.through("localhost", 1);

        assertThatThrownBy(view::snapshot).isInstanceOf(DatabaseException.class).hasMessage("""
                        [jdbc:postgresql://localhost:1/%s] cannot be taken a snapshot of: it is a view of a database, such as through a proxy or while a template is made.
                        Ask the database that a test was given, or that Databases.create(...) returned""".formatted(
                        database.name()));
        assertThatThrownBy(view::copy).isInstanceOf(DatabaseException.class).hasMessage("""
                        [jdbc:postgresql://localhost:1/%s] cannot be copied: it is a view of a database, such as through a proxy or while a template is made.
                        Ask the database that a test was given, or that Databases.create(...) returned""".formatted(database.name()));
    }

    @Test
    void closedDatabasesRefuse() {
        database.close();

        assertThatThrownBy(database::copy)
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Database [%s] cannot be copied: it was closed".formatted(database.name()));
    }

    private DataSource maintenance() {
        return database.server().dataSource("postgres");
    }
}
