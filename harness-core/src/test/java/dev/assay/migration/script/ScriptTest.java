package dev.assay.migration.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.MistakeException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {
    @Test
    void cutsAtSemicolonsThatCount() {
        assertThat(sql("""
                        SELECT ';', ";", $$;$$; ; /* ; */ SELECT 2;
                        SELECT 3 -- ;
                        """)).containsExactly("SELECT ';', \";\", $$;$$", "SELECT 2", "SELECT 3");
    }

    @Test
    void keepsBodiesTogether() {
        String function = """
                CREATE OR REPLACE FUNCTION f(a int) RETURNS int BEGIN ATOMIC
                  SELECT CASE WHEN a > 1 THEN 1 END;
                  SELECT (SELECT CASE a WHEN 1 THEN 2 END);
                END""";
        String rule = "CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2;)";
        assertThat(sql(function + ";\n" + rule + ";BEGIN;SELECT 1;END;"))
                .containsExactly(function, rule, "BEGIN", "SELECT 1", "END");
    }

    @Test
    void endsATornParenthesisAtTheSemicolon() {
        assertThat(sql("CREATE TABLE a (b int; SELECT 1;")).containsExactly("CREATE TABLE a (b int", "SELECT 1");
    }

    @Test
    void leavesWhatIsNeverClosedToTheServer() {
        assertThat(sql("SELECT 1; /* open ; SELECT 2;")).containsExactly("SELECT 1", "/* open ; SELECT 2;");
        assertThat(sql("SELECT 'a; SELECT 2;")).containsExactly("SELECT 'a; SELECT 2;");
    }

    @Test
    void givesEachStatementItsLineAndComments() {
        List<ScriptStatement> statements = Script.read("""
                        -- about the first
                        /* over
                         * two lines */
                        SELECT 1, -- within
                               2; -- behind
                        -- about the second
                        SELECT 3; /* about the third */ SELECT 4 -- last
                        """).statements();
        assertThat(statements).extracting(ScriptStatement::line).containsExactly(4, 7, 7);
        assertThat(statements)
                .extracting(ScriptStatement::comments)
                .containsExactly(
                        List.of("about the first", "over\ntwo lines", "within", "behind"),
                        List.of("about the second"),
                        List.of("about the third", "last"));
    }

    @Test
    void takesRowsOfACopy() {
        List<ScriptStatement> statements =
                Script.read("""
                        COPY t (a, b) FROM STDIN; -- rows
                        1\t'it's;
                        2\t\\N
                        \\.
                        SELECT 1;
                        copy t from stdin with (format csv);
                        3,x
                        """.replace("; -- rows", ";")).statements();
        assertThat(statements)
                .extracting(ScriptStatement::sql)
                .containsExactly("COPY t (a, b) FROM STDIN", "SELECT 1", "copy t from stdin with (format csv)");
        assertThat(statements)
                .extracting(statement -> statement.copyData().map(rows -> text(rows)))
                .containsExactly(Optional.of("1\t'it's;\n2\t\\N\n"), Optional.empty(), Optional.of("3,x\n"));
        assertThat(statements.get(1).line()).isEqualTo(5);
    }

    @Test
    void takesACopyBetweenServerAndFileAsAStatement() {
        assertThat(Script.read("COPY t FROM '/tmp/stdin'; COPY (SELECT 1 FROM stdin) TO STDOUT;")
                        .statements())
                .extracting(ScriptStatement::copyData)
                .containsOnly(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\\i other.sql | make the other file a migration of its own, in its place in the order",
                "\\copy t from 'a.csv' | COPY table FROM STDIN; with the rows below it and a line \\. behind them",
                "\\set x 1 | write the value itself; what is computed belongs in a DO block",
                "\\d t | remove it: it only shows",
                "\\. | remove it, or end the COPY ... FROM STDIN before its rows with a semicolon",
                "\\x | remove it: it changes only what psql shows",
                "\\! ls | a Java migration, or a step of the build"
            })
    void refusesCommandsOfPsql(String command, String instead) {
        assertThatThrownBy(() ->
                        Script.read("SELECT '\\d';\n" + command + "\nSELECT 1;").refuseMetaCommands("V1__a.sql"))
                .isInstanceOf(MistakeException.class)
                .hasMessageStartingWith("the script [V1__a.sql], line 2: [" + command + "] is a command of psql")
                .hasMessageEndingWith("Fix: " + instead);
    }

    @Test
    void readsDumps() {
        Script dump = Script.read("\\restrict abc\nSELECT 1;\n\\unrestrict abc\n");
        assertThatCode(() -> dump.refuseMetaCommands("base.sql")).doesNotThrowAnyException();
        assertThat(dump.statements()).extracting(ScriptStatement::sql).containsExactly("SELECT 1");
    }

    @Test
    void knowsTheLineOfAPositionInAnExecutedStatement() {
        Script script = Script.read("""
                -- SELECT 1
                SELECT 1; /* over
                lines */
                UPDATE t -- of the people
                /* all
                 * of them */
                SET a = '\uD83D\uDE00
                ', b = nothing;
                SELECT 2;
                SELECT  2;
                """);
        String update = "UPDATE t\nSET a = '\uD83D\uDE00\n', b = nothing";
        assertThat(script.line("SELECT 1;", 0)).hasValue(2);
        assertThat(script.line(update, 0)).hasValue(4);
        assertThat(script.line(update, update.indexOf("SET") + 1)).hasValue(7);
        assertThat(script.line(update, update.indexOf("nothing"))).hasValue(8);
        assertThat(script.line("SELECT 1;\n" + update + ";", update.indexOf("nothing") + 10))
                .hasValue(8);
        assertThat(script.line(update, update.length() + 10)).hasValue(8);
        assertThat(script.line("SELECT 2", 1)).isEmpty();
        assertThat(script.line("SELECT 3", 1)).isEmpty();
        assertThat(script.line("", 0)).isEmpty();
    }

    @Test
    void cutsALargeScriptWithinTime() {
        String row = "INSERT INTO t VALUES (1, 'words and words', E'\\'', $$ ; $$); -- done\n";
        String script = row.repeat(50_000_000 / row.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertThat(
                        StreamSupport.stream(Script.read(script).spliterator(), false)
                                .mapToInt(ScriptStatement::line)
                                .max())
                .hasValue(50_000_000 / row.length()));
        String line = "SELECT 1; ".repeat(1_000_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> assertThat(Script.read(line)).hasSize(1_000_000));
    }

    private static String text(CopyData data) {
        try (Reader rows = data.reader();
                StringWriter text = new StringWriter()) {
            rows.transferTo(text);
            return text.toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<String> sql(String script) {
        return Script.read(script).statements().stream()
                .map(ScriptStatement::sql)
                .toList();
    }
}
