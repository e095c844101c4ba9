package dev.assay.migration.hazard;

import dev.assay.migration.script.Token;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of a table as a statement writes it.
 *
 * @param name without quotes, in the letters of the catalog
 * @param end the number of the token behind it
 */
record WrittenName(String name, int end) {
    /** Read the name that begins at this token, or behind words that may stand before it. */
    static WrittenName at(List<Token> tokens, int from) {
        int start = from;
        while (start < tokens.size() && isFiller(tokens.get(start))) {
            start++;
        }
        int end = start;
        while (end < tokens.size() && continues(tokens, start, end)) {
            end++;
        }
        String name = String.join(
                "", tokens.subList(start, end).stream().map(WrittenName::plain).toList());
        return new WrittenName(name, end);
    }

    private static boolean isFiller(Token token) {
        return token.is("IF") || token.is("EXISTS") || token.is("ONLY");
    }

    /** A name is one word, or words with points between them. */
    private static boolean continues(List<Token> tokens, int start, int at) {
        return at == start
                || tokens.get(at).text().equals(".")
                || tokens.get(at - 1).text().equals(".");
    }

    /** Return a word as the catalog has it. */
    static String plain(Token token) {
        return token.kind() == Token.Kind.QUOTED_NAME
                ? token.text().substring(1, token.text().length() - 1).replace("\"\"", "\"")
                : token.text().toLowerCase(Locale.ROOT);
    }

    /** Return the table that it means to the session of a statement. */
    Optional<Relation> in(Step step) {
        SearchPath path = SearchPath.of(step);
        return step.before()
                .objects(Relation.class)
                .filter(relation -> relation.plainName().equals(name))
                .min(Comparator.comparingInt(path::rank))
                .or(() -> in(step.before()));
    }

    /** Return the table that it means to a session that looks into {@code public} first. */
    Optional<Relation> in(Schema schema) {
        String known = name.startsWith("public.") ? name.substring("public.".length()) : name;
        return schema.relation(known).or(() -> schema.objects(Relation.class)
                .filter(relation -> relation.plainName().equals(known))
                .findFirst());
    }
}
