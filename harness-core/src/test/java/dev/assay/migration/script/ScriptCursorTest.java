package dev.assay.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptCursorTest {
    private final ScriptCursor cursor = Script.read("""
                    -- one
                    SELECT 1;
                    SELECT 1;
                    -- changed
                    SELECT ${placeholder};
                    INSERT INTO t -- within
                    VALUES (1);
                    """).follow();

    @Test
    void findsStatementsThatAreWrittenOtherwise() {
        assertThat(cursor.locate("SELECT  1 ;")).isEqualTo(place(2, "one"));
        assertThat(cursor.locate("SELECT 1")).isEqualTo(place(3));
        assertThat(cursor.locate("SELECT 7")).isEqualTo(place(5, "changed"));
        assertThat(cursor.locate("INSERT INTO t\nVALUES (1);")).isEqualTo(place(6, "within"));
    }

    @Test
    void findsSeveralStatementsAtOnce() {
        assertThat(cursor.locate("SELECT 1; SELECT 1;")).isEqualTo(place(2, "one"));
        assertThat(cursor.locate("SELECT 7")).isEqualTo(place(5, "changed"));
    }

    @Test
    void takesAnUnknownStatementForTheNextThatHasNotRun() {
        assertThat(cursor.locate("INSERT INTO t VALUES (1)")).isEqualTo(place(6, "within"));
        assertThat(cursor.locate("SELECT 1")).isEmpty();
        assertThat(Script.read("SELECT 1").follow().locate("nothing known")).isEqualTo(place(1));
    }

    private static Optional<StatementPlace> place(int line, String... comments) {
        return Optional.of(new StatementPlace(line, List.of(comments)));
    }
}
