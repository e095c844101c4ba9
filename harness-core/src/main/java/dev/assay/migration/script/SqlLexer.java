package dev.assay.migration.script;

import java.util.ArrayList;
import java.util.List;

/** Cuts SQL into tokens, as PostgreSQL's lexer does with standard conforming strings. */
public final class SqlLexer {
    private SqlLexer() {}

    /**
     * Return all tokens of a text in order, comments included. A string, a quoted name or a comment that is never closed goes
     * to the end of the text. Takes time in proportion to the text.
     */
    public static List<Token> tokens(String sql) {
        List<Token> tokens = new ArrayList<>();
        SqlScanner scanner = new SqlScanner(sql);
        while (scanner.advance()) {
            tokens.add(scanner.token());
        }
        return List.copyOf(tokens);
    }
}
