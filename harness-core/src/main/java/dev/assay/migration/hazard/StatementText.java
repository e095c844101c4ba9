package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.script.Token;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of a statement, for the questions that the server does not answer.
 *
 * @param words its tokens
 */
record StatementText(SqlWords words) {
    /** What follows in a longer statement is rows, which answer no question. */
    private static final int ENOUGH = 2_000;

    private static final String NAMED_BY_STATEMENTS = "rpvmf";

    static StatementText of(StatementTrace trace) {
        return new StatementText(SqlWords.beginning(trace.sql(), ENOUGH));
    }

    boolean startsWith(String... keywords) {
        return words.startsWith(keywords);
    }

    boolean contains(String... keywords) {
        return words.contains(keywords);
    }

    boolean isBlock() {
        return words.startsWith("DO");
    }

    /** Return the text with the code within its strings: the body of a block or a function. */
    StatementText withBodies() {
        return new StatementText(words.withBodies());
    }

    /** Return whether the text has this name, quoted or not. */
    boolean names(String name) {
        return words.tokens().stream()
                .anyMatch(token -> isName(token) && name(token).equals(name));
    }

    /** Return whether the text has this name right behind a schema. */
    boolean qualifies(String name) {
        List<Token> tokens = words.tokens();
        for (int i = 1; i < tokens.size(); i++) {
            if (isName(tokens.get(i))
                    && name(tokens.get(i)).equals(name)
                    && tokens.get(i - 1).text().equals(".")) {
                return true;
            }
        }
        return false;
    }

    /** Return the first table or view that the text names to the session of the statement. */
    Optional<Relation> firstNamed(Step step) {
        return firstNamed(step.before(), SearchPath.of(step));
    }

    /** Return the first table or view that the text names to a session that looks into {@code public}. */
    Optional<Relation> firstNamed(Schema schema) {
        return firstNamed(schema, SearchPath.of("public"));
    }

    private Optional<Relation> firstNamed(Schema schema, SearchPath path) {
        List<String> names = words.tokens().stream()
                .filter(StatementText::isName)
                .map(StatementText::name)
                .distinct()
                .toList();
        return schema.objects(Relation.class)
                .filter(relation -> NAMED_BY_STATEMENTS.indexOf(relation.kind()) >= 0)
                .filter(relation -> names.contains(relation.plainName()))
                .min(Comparator.comparingInt((Relation relation) -> names.indexOf(relation.plainName()))
                        .thenComparing(relation -> !names.contains(relation.schema()))
                        .thenComparingInt(path::rank));
    }

    /** Return the first table that the text names, or the table of the first index. */
    Optional<Relation> tableNamed(Schema schema) {
        return firstNamed(schema).or(() -> schema.objects(Index.class)
                .filter(index -> names(index.name().substring(index.name().indexOf('.') + 1)))
                .findFirst()
                .flatMap(index -> schema.relation(index.table())));
    }

    static boolean isName(Token token) {
        return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_NAME;
    }

    /** Return a name as the server folds it. */
    static String name(Token token) {
        String text = token.text();
        return token.kind() == Token.Kind.QUOTED_NAME
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
                : text.toLowerCase(Locale.ROOT);
    }
}
