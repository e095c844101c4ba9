package dev.assay.migration.script;

import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A position in an executed statement, counted in tokens, so that it is found again where blanks, comments and semicolons
 * differ.
 */
final class ExecutedPosition {
    private int token = -1;
    private int within;

    /**
     * Find it.
     *
     * @param position in characters from 1, as the server counts them; 0 for none, which is the beginning
     */
    ExecutedPosition(String executed, int position) {
        int offset = SqlText.offset(position, executed);
        SqlScanner scanner = new SqlScanner(executed);
        while (next(scanner) && (token < 0 || scanner.start() <= offset)) {
            token++;
            within = Math.min(Math.max(offset - scanner.start(), 0), scanner.end() - scanner.start());
        }
    }

    /** Return its line in the statements of a script that were executed; empty if they have fewer tokens. */
    OptionalInt line(Stream<ScriptStatement> written) {
        int seen = 0;
        for (ScriptStatement statement : (Iterable<ScriptStatement>) written::iterator) {
            SqlScanner scanner = new SqlScanner(statement.sql());
            while (next(scanner)) {
                if (seen++ == token) {
                    String before = statement.sql().substring(0, scanner.start() + within);
                    return OptionalInt.of(statement.line() + SqlText.lineBreaks(before));
                }
            }
        }
        return OptionalInt.empty();
    }

    /** Comments and semicolons do not count. */
    private static boolean next(SqlScanner scanner) {
        boolean found = scanner.advance();
        while (found && (scanner.isComment() || scanner.isSymbol(';'))) {
            found = scanner.advance();
        }
        return found;
    }
}
