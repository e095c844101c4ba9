package dev.assay.migration.script;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A statement as the sequence of its tokens, without comments. For the few questions that only the text answers; what strings
 * and comments say is never taken for a keyword. Immutable.
 *
 * @param tokens the tokens
 */
public record SqlWords(List<Token> tokens) {
    public SqlWords {
        tokens = List.copyOf(tokens);
    }

    /** Read a statement. */
    public static SqlWords of(String sql) {
        return new SqlWords(SqlLexer.tokens(sql).stream()
                .filter(token -> token.kind() != Token.Kind.COMMENT)
                .toList());
    }

    /** Read the beginning of a statement, which may be long. */
    public static SqlWords beginning(String sql, int length) {
        List<Token> tokens = new ArrayList<>();
        SqlScanner scanner = new SqlScanner(sql);
        while (tokens.size() < length && scanner.advance()) {
            if (scanner.kind() != Token.Kind.COMMENT) {
                tokens.add(scanner.token());
            }
        }
        return new SqlWords(tokens);
    }

    /** Return these words with the code within strings in their place: the body of a block or a function. */
    public SqlWords withBodies() {
        return new SqlWords(tokens.stream()
                .flatMap(token -> token.kind() == Token.Kind.STRING ? body(token.text()) : Stream.of(token))
                .toList());
    }

    private static Stream<Token> body(String quoted) {
        int mark = quoted.startsWith("$") ? quoted.indexOf('$', 1) + 1 : 1;
        boolean closed = quoted.length() >= 2 * mark;
        String inner = closed ? quoted.substring(mark, quoted.length() - mark) : quoted;
        return of(quoted.startsWith("$") ? inner : inner.replace("''", "'")).tokens().stream();
    }

    /** Return whether it begins with these keywords, in any case. */
    public boolean startsWith(String... words) {
        return matches(0, words);
    }

    /** Return whether these keywords follow each other somewhere. */
    public boolean contains(String... words) {
        for (int i = 0; i + words.length <= tokens.size(); i++) {
            if (matches(i, words)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(int from, String... words) {
        if (from + words.length > tokens.size()) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(from + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }
}
