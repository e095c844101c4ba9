package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.script.Token;
import dev.assay.schema.Trigger;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When a trigger fires and what it calls, as its definition says.
 *
 * @param before whether it fires before the row is written
 * @param insert whether an INSERT fires it
 * @param update whether an UPDATE fires it
 * @param function the function, without its schema
 */
record TriggerEvents(boolean before, boolean insert, boolean update, String function) {
    static TriggerEvents of(Trigger trigger) {
        SqlWords words = SqlWords.of(trigger.definition());
        List<Token> events =
                words.tokens().stream().takeWhile(token -> !token.is("ON")).toList();
        return new TriggerEvents(
                has(events, "BEFORE"), has(events, "INSERT"), has(events, "UPDATE"), function(words.tokens()));
    }

    private static boolean has(List<Token> tokens, String word) {
        return tokens.stream().anyMatch(token -> token.is(word));
    }

    /** The name stands before the last parenthesis that opens after EXECUTE. */
    private static String function(List<Token> tokens) {
        int execute = IntStream.range(0, tokens.size())
                .filter(i -> tokens.get(i).is("EXECUTE"))
                .findFirst()
                .orElse(tokens.size());
        return IntStream.range(execute, tokens.size() - 1)
                .filter(i -> tokens.get(i + 1).text().equals("("))
                .mapToObj(i -> StatementText.name(tokens.get(i)))
                .findFirst()
                .orElse("");
    }
}
