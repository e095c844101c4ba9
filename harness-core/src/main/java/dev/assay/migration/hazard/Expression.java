package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.script.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An expression in SQL, as far as its text tells what it does. */
record Expression(SqlWords words) {
    private static final Set<String> TYPES_WITH_LIMITS = Set.of(
            "varying",
            "character",
            "varchar",
            "char",
            "bpchar",
            "numeric",
            "decimal",
            "bit",
            "time",
            "timestamp",
            "interval",
            "cast",
            "vector",
            "halfvec");
    private static final Set<String> CUTTING = Set.of(
            "trim",
            "btrim",
            "ltrim",
            "rtrim",
            "round",
            "trunc",
            "floor",
            "ceil",
            "ceiling",
            "left",
            "right",
            "substr",
            "substring",
            "upper",
            "lower",
            "initcap",
            "date_trunc",
            "split_part");
    private static final Set<String> PUNCTUATION = Set.of("(", ")", "[", "]", ",", ".", "::", ":", ";");

    /** Read an expression. */
    static Expression of(String sql) {
        return new Expression(SqlWords.of(sql));
    }

    /** Return the names of the functions that it calls, in small letters. */
    Stream<String> calls() {
        List<Token> tokens = words.tokens();
        return IntStream.range(0, Math.max(0, tokens.size() - 1))
                .filter(at -> tokens.get(at + 1).text().equals("("))
                .filter(at -> tokens.get(at).kind() == Token.Kind.WORD
                        || tokens.get(at).kind() == Token.Kind.QUOTED_NAME)
                .mapToObj(at -> WrittenName.plain(tokens.get(at)))
                .filter(name -> !TYPES_WITH_LIMITS.contains(name));
    }

    /** Return whether it is more than a column with another label. */
    boolean computes() {
        return calls().findAny().isPresent()
                || words.contains("CASE")
                || words.tokens().stream()
                        .anyMatch(token -> token.kind() == Token.Kind.SYMBOL && !PUNCTUATION.contains(token.text()));
    }

    /** Return whether it calls a function that rounds, cuts or folds. */
    boolean cuts() {
        return calls().map(name -> name.toLowerCase(Locale.ROOT)).anyMatch(CUTTING::contains);
    }
}
