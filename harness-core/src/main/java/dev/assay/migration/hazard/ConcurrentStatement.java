package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlLexer;
import dev.assay.migration.script.SqlWords;
import dev.assay.migration.script.Token;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A statement that says CONCURRENTLY, also within a string as dynamic SQL does. A statement that the server refused has changed
 * nothing, so that only its words tell what it is about.
 *
 * @param words its words, those of its strings included
 */
record ConcurrentStatement(SqlWords words) {
    private static final Set<String> BEFORE_NAME = Set.of("ON", "INDEX", "TABLE", "CONCURRENTLY", "EXISTS", "ONLY");

    /** Return the statement; empty if it does not say CONCURRENTLY. */
    static Optional<ConcurrentStatement> of(String sql) {
        SqlWords words = new SqlWords(unfolded(sql, 2).toList());
        return words.contains("CONCURRENTLY") ? Optional.of(new ConcurrentStatement(words)) : Optional.empty();
    }

    /** Return whether it builds, rebuilds or drops indexes. */
    boolean isAboutIndexes() {
        return isBuild() || isRebuild() || words.contains("DROP", "INDEX", "CONCURRENTLY");
    }

    /** Return whether it makes a new index. */
    boolean isBuild() {
        return words.contains("CREATE", "INDEX", "CONCURRENTLY")
                || words.contains("CREATE", "UNIQUE", "INDEX", "CONCURRENTLY");
    }

    /** Return whether it builds indexes anew. */
    boolean isRebuild() {
        return words.tokens().stream().anyMatch(token -> token.is("REINDEX"));
    }

    /** Return the table that it names, or that of the index that it names; empty if there is none. */
    Optional<Relation> table(Schema schema) {
        List<Token> tokens = words.tokens();
        return Stream.iterate(0, i -> i + 1)
                .limit(tokens.size())
                .filter(i -> i > 0 && isName(tokens.get(i)) && mayPrecedeName(tokens.get(i - 1)))
                .flatMap(i -> WrittenName.at(tokens, i).in(schema).stream())
                .flatMap(found -> found.isIndex() ? schema.relation(found.table()).stream() : Stream.of(found))
                .findFirst();
    }

    private static Stream<Token> unfolded(String sql, int depth) {
        return SqlLexer.tokens(sql).stream()
                .filter(token -> token.kind() != Token.Kind.COMMENT)
                .flatMap(token -> token.kind() == Token.Kind.STRING && depth > 0
                        ? unfolded(content(token.text()), depth - 1)
                        : Stream.of(token));
    }

    private static String content(String string) {
        int quote = string.startsWith("$") ? string.indexOf('$', 1) + 1 : string.indexOf('\'') + 1;
        int end = string.startsWith("$") ? string.length() - quote : string.length() - 1;
        return string.substring(quote, Math.max(quote, end));
    }

    private static boolean isName(Token token) {
        return token.kind() == Token.Kind.QUOTED_NAME
                || (token.kind() == Token.Kind.WORD && BEFORE_NAME.stream().noneMatch(token::is));
    }

    private static boolean mayPrecedeName(Token token) {
        return BEFORE_NAME.stream().anyMatch(token::is);
    }
}
