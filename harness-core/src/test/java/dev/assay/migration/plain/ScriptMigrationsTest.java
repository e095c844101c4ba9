package dev.assay.migration.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.check.MistakeException;
import dev.assay.database.TestDatabase;
import dev.assay.migration.Migration;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.Notice;
import dev.assay.migration.StatementListener;
import dev.assay.migration.TestDatabases;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.Provider.class)
@Timeout(120)
class ScriptMigrationsTest {
    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeEach
    void open(TestDatabases databases) {
        database = databases.empty();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void appliesAFolderInItsOrder() throws SQLException, IOException {
        write("V2__rows.sql", "COPY t FROM STDIN;\n1\tit's; é\n2\t\\N\n\\.\nUPDATE t SET b = 'x' WHERE a = 2;");
        write("V1__table.sql", "CREATE TABLE t (a int, b text);");
        write("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT a FROM t;");
        ScriptMigrations migrations = folder();

        assertThat(migrations.versions(database.dataSource()))
                .containsExactly(new Migration("1", "V1__table.sql"), new Migration("2", "V2__rows.sql"));
        migrations.applyUpTo(new Migration("1", "V1__table.sql"), database.dataSource(), StatementListener.NONE);
        assertThat(query("SELECT count(*) FROM t")).isEqualTo("0");
        assertThat(migrations.applyAll(database.dataSource(), StatementListener.NONE))
                .containsExactly("V2__rows.sql", "R__view.sql");
        assertThat(query("SELECT string_agg(b, '|' ORDER BY a) FROM t")).isEqualTo("it's; é|x");
        assertThat(migrations.applyAll(database.dataSource(), StatementListener.NONE))
                .isEmpty();
        assertThat(migrations.validate(database.dataSource())).isEmpty();
        assertThat(migrations.bookkeeping()).containsExactly("assay_history");
    }

    @Test
    void validatesWhatRan() throws SQLException, IOException {
        Path first = write("1.sql", "CREATE TABLE t ();");
        Path second = write("2.sql", "SELECT 1;");
        folder().applyAll(database.dataSource(), StatementListener.NONE);
        Files.writeString(first, "CREATE TABLE t (); -- changed");
        Files.delete(second);
        write("3.sql", "SELECT 1;");

        assertThat(folder().validate(database.dataSource()))
                .containsExactly(
                        "[2.sql] was applied, but the file is not there any more",
                        "[1.sql] was changed after it had been applied",
                        "[3.sql] has not been applied");
    }

    @Test
    void runsAFileInOneTransaction() throws IOException, SQLException {
        write("1.sql", "CREATE TABLE t (a int);\nINSERT INTO t VALUES (1);\nINSERT INTO t\nVALUES ('é', nothing);");

        MigrationFailedException failure = failure();

        assertThat(failure).hasMessage("""
                        the migration [1.sql, line 4] fails: ERROR: column "nothing" does not exist [42703]
                          statement  INSERT INTO t
                                     VALUES ('é', nothing)""");
        assertThat(query("SELECT to_regclass('t')::text")).isNull();
    }

    @Test
    void runsAFileStatementByStatementThatMust() throws IOException, SQLException {
        write("1.sql", "CREATE TABLE t (a int);\nCREATE INDEX CONCURRENTLY i ON t (a);\nVACUUM t;\nSELECT 1/0;");

        assertThat(failure()).hasMessageContaining("[1.sql, line 4]").hasMessageContaining("[22012]");
        assertThat(query("SELECT indisvalid::text FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .isEqualTo("true");
    }

    @Test
    void refusesConcurrentBuildsInATransactionAsPostgresDoes() throws IOException {
        write("1.sql", "BEGIN;\nCREATE TABLE t (a int);\nCREATE INDEX CONCURRENTLY i ON t (a);\nCOMMIT;");
        assertThat(failure().sqlState()).isEqualTo("25001");
        assertThat(failure().line()).hasValue(3);
        write("1.sql", "-- assay: transaction\nCREATE TABLE t (a int);\nCREATE INDEX CONCURRENTLY i ON t (a);");
        assertThat(failure().sqlState()).isEqualTo("25001");
    }

    @Test
    void leavesTransactionsOfAFileToIt() throws IOException, SQLException {
        write("1.sql", "BEGIN;\nCREATE TABLE t (a int);\nCOMMIT;\nBEGIN;\nDROP TABLE t;\nROLLBACK;");
        folder().applyAll(database.dataSource(), StatementListener.NONE);
        assertThat(query("SELECT to_regclass('t')::text")).isEqualTo("t");

        write("2.sql", "BEGIN;\nDROP TABLE t;");
        assertThat(failure()).hasMessageContaining("is still open at its end").hasMessageContaining("COMMIT;");
        assertThat(query("SELECT to_regclass('t')::text")).isEqualTo("t");
    }

    @Test
    void obeysItsFirstLine() throws IOException, SQLException {
        write("1.sql", "-- assay: no transaction\nCREATE TABLE t ();\nSELECT 1/0;");
        assertThat(failure().line()).hasValue(3);
        assertThat(query("SELECT to_regclass('t')::text")).isEqualTo("t");
    }

    @Test
    void refusesCommandsOfPsqlBeforeAnythingRuns() throws IOException, SQLException {
        write("1.sql", "CREATE TABLE t ();\n\\i other.sql\n");
        assertThatThrownBy(() -> folder().applyAll(database.dataSource(), StatementListener.NONE))
                .isInstanceOf(MistakeException.class)
                .hasMessageStartingWith("the script [1.sql], line 2: [\\i other.sql] is a command of psql");
        assertThat(query("SELECT to_regclass('t')::text")).isNull();
    }

    @Test
    void saysWhereAFileIsTorn() throws IOException {
        write("1.sql", "SELECT 1;\n\nSELECT 'open;\nSELECT 2;\n");
        assertThat(failure())
                .hasMessageContaining("[1.sql, line 3]")
                .hasMessageContaining("unterminated quoted string")
                .hasMessageContaining("[42601]");
        write("1.sql", "SELECT 1;\n/* open");
        assertThat(failure()).hasMessageContaining("[1.sql, line 2]").hasMessageContaining("unterminated /* comment");
        write("1.sql", "SELECT 1;\nDO $body$ BEGIN END $bdy$;");
        assertThat(failure()).hasMessageContaining("[1.sql, line 2]").hasMessageContaining("unterminated");
    }

    @Test
    void saysWhichConstraintFailedAtTheCommit() throws IOException {
        write("1.sql", """
                CREATE TABLE p (a int PRIMARY KEY);
                CREATE TABLE c (a int REFERENCES p DEFERRABLE INITIALLY DEFERRED);
                INSERT INTO c VALUES (1);
                """);
        assertThat(failure()).hasMessageContaining("[23503]").hasMessageContaining("COMMIT");
    }

    @Test
    void sendsWhatDriversChangeAsItStands() throws IOException, SQLException {
        write("1.sql", """
                CREATE TABLE t (a jsonb DEFAULT '{"a": 1}');
                INSERT INTO t DEFAULT VALUES;
                DELETE FROM t WHERE a ? 'b' AND a = '{}';
                CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;
                CREATE RULE r AS ON DELETE TO t DO ALSO (SELECT 1; SELECT 2);
                COPY t TO STDOUT;
                SELECT g FROM generate_series(1, 100000) g;
                """);
        folder().applyAll(database.dataSource(), StatementListener.NONE);
        assertThat(query("SELECT f()::text || (SELECT count(*) FROM t)")).isEqualTo("21");
    }

    @Test
    void tellsItsListenerOfStatementsAndNotices() throws IOException, SQLException {
        write("1.sql", "-- note\nDO $$ BEGIN RAISE NOTICE 'hello'; END $$;\nSELECT 1;");
        write("2.sql", "SELECT 1/0;");
        List<String> events = new ArrayList<>();
        assertThatThrownBy(() -> folder().applyAll(database.dataSource(), new Noting(events)))
                .isInstanceOf(MigrationFailedException.class);
        assertThat(events)
                .containsExactly(
                        "start 1.sql",
                        "DO $$ BEGIN RAISE NOTICE 'hello'; END $$",
                        "said [Notice[state=00000, message=hello]]",
                        "SELECT 1",
                        "said []",
                        "commit",
                        "end",
                        "start 2.sql",
                        "SELECT 1/0",
                        "failed");
    }

    @Test
    void failsWhenItsHistoryIsDropped() throws IOException {
        write("1.sql", "DROP TABLE assay_history;");
        assertThat(failure()).hasMessageContaining("assay_history").hasMessageContaining("[42P01]");
    }

    @Test
    void survivesALostSearchPath() throws IOException, SQLException {
        write("1.sql", "SELECT set_config('search_path', '', false);\nCREATE TABLE public.t ();");
        write("2.sql", "CREATE TABLE public.u ();");
        assertThat(folder().applyAll(database.dataSource(), StatementListener.NONE))
                .hasSize(2);
        assertThat(folder().validate(database.dataSource())).isEmpty();
    }

    @Test
    void runsALargeFile() throws IOException, SQLException {
        try (BufferedWriter file = Files.newBufferedWriter(folder.resolve("1.sql"))) {
            file.write("CREATE TABLE t (a int, b text);\n");
            for (int i = 0; i < 5_000; i++) {
                file.write("INSERT INTO t VALUES (" + i + ", '" + "x".repeat(5_000) + "'); -- row\n");
            }
            file.write("COPY t FROM STDIN;\n");
            for (int i = 0; i < 5_000; i++) {
                file.write(i + "\t" + "y".repeat(5_000) + "\n");
            }
            file.write("\\.\n");
        }
        assertThat(Files.size(folder.resolve("1.sql"))).isGreaterThan(50_000_000);
        folder().applyAll(database.dataSource(), StatementListener.NONE);
        assertThat(query("SELECT count(*) FROM t")).isEqualTo("10000");
    }

    @Test
    void makesABaseWithoutHistory() throws Exception {
        Path base = write("base.sql", "\\restrict x\nCREATE TABLE t ();\n\\unrestrict x\n");
        ScriptMigrations.of(List.of(base)).unrecorded().apply(database);
        assertThat(query("SELECT to_regclass('t')::text || coalesce(to_regclass('assay_history')::text, '')"))
                .isEqualTo("t");
    }

    @Test
    void readsEachFileOfABaseInASessionOfItsOwn() throws Exception {
        Path dump = write("dump.sql", """
                SELECT pg_catalog.set_config('search_path', '', false);
                CREATE TABLE public.t (a int);
                """);
        Path rows = write("rows.sql", "INSERT INTO t VALUES (7);");

        ScriptMigrations.of(List.of(dump, rows)).unrecorded().apply(database);

        assertThat(query("SELECT a FROM t")).isEqualTo("7");
    }

    @Test
    void notesAFileThatBecameSomebodyElse() throws SQLException, IOException {
        write("1.sql", """
                DO $$ BEGIN
                    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'assay_guest') THEN CREATE ROLE assay_guest; END IF;
                END $$;
                CREATE TABLE t (owner text);
                GRANT INSERT ON t TO assay_guest;
                SET ROLE assay_guest;
                INSERT INTO t VALUES (current_user);
                """);
        write("2.sql", "SET SESSION AUTHORIZATION assay_guest;");
        write("3.sql", "-- assay: no transaction\nSET ROLE assay_guest;");

        assertThat(folder().applyAll(database.dataSource(), StatementListener.NONE))
                .containsExactly("1.sql", "2.sql", "3.sql");
        assertThat(query("SELECT owner || (SELECT count(*) FROM assay_history) FROM t"))
                .isEqualTo("assay_guest3");
    }

    @Test
    void refusesBytesThatAreNoText() throws IOException, SQLException {
        Files.write(folder.resolve("1.sql"), "SELECT 1;\nSELECT 'caf\u00e9';".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> folder().applyAll(database.dataSource(), StatementListener.NONE))
                .isInstanceOf(MistakeException.class)
                .hasMessage(
                        "the file [1.sql]: line 2 is not UTF-8: byte [E9]. It was written in another encoding, such as"
                                + " ISO 8859-1. Fix: iconv -f ISO-8859-1 -t UTF-8, and keep the result");
        assertThat(query("SELECT count(*) FROM assay_history")).isEqualTo("0");
    }

    @Test
    void refusesAFolderWithoutFiles() {
        assertThatThrownBy(() -> folder().versions(database.dataSource()))
                .isInstanceOf(MistakeException.class)
                .hasMessageContaining("no SQL file");
    }

    private MigrationFailedException failure() {
        return catchThrowableOfType(
                MigrationFailedException.class, () -> folder().applyAll(database.dataSource(), StatementListener.NONE));
    }

    private ScriptMigrations folder() {
        return ScriptMigrations.at("filesystem:" + folder, ScriptMigrationsTest.class.getClassLoader());
    }

    private Path write(String name, String sql) throws IOException {
        return Files.writeString(folder.resolve(name), sql);
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private record Noting(List<String> events) implements StatementListener {
        @Override
        public void migrationStarts(Migration migration, Connection connection) {
            events.add("start " + migration.file());
        }

        @Override
        public void statementStarts(String sql, Connection connection) {
            events.add(sql);
        }

        @Override
        public void statementEnds(Connection connection, List<Notice> notices) {
            events.add("said " + notices);
        }

        @Override
        public void statementFails() {
            events.add("failed");
        }

        @Override
        public void migrationCommits(Connection connection) {
            events.add("commit");
        }

        @Override
        public void migrationEnds() {
            events.add("end");
        }
    }
}
