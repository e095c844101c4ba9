package dev.assay.migration.script;

import java.util.List;
import java.util.Optional;

/**
 * A statement of a script. Immutable.
 *
 * @param sql its text from its first word to its last, without the semicolon
 * @param line the line of the script where its first word stands, from 1
 * @param comments the comments that are its own, in order and without their marks: those between the statement before and this
 *     one, those within it, and those behind it on its last line
 * @param copyData the rows that follow it, for {@code COPY ... FROM STDIN}
 */
public record ScriptStatement(String sql, int line, List<String> comments, Optional<CopyData> copyData) {
    public ScriptStatement {
        comments = List.copyOf(comments);
    }

    /** Return its words. */
    public SqlWords words() {
        return SqlWords.of(sql);
    }
}
