package dev.assay.migration.hazard;

import dev.assay.migration.script.Token;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The text of an UPDATE or DELETE.
 *
 * @param assigned for an UPDATE the expression of each column that it sets
 * @param condition what follows WHERE
 * @param source all that says which rows: the condition, and the tables that it joins
 * @param names the table and the name that the statement gives it; empty if it is neither
 */
record RowWrite(Map<String, List<Token>> assigned, List<Token> condition, List<Token> source, Set<String> names) {
    /** What may follow a table and is no other name of it. */
    private static final Set<String> CLAUSES = Set.of("set", "where", "using", "returning");

    /** Read a statement; one that is neither sets nothing, and all of it counts as its condition. */
    static RowWrite of(StatementText text) {
        List<Token> tokens = text.words().tokens();
        boolean direct = text.startsWith("UPDATE") || text.startsWith("DELETE");
        int where = keyword(tokens, 0, "WHERE");
        int set = text.startsWith("UPDATE") ? keyword(tokens, 0, "SET") : tokens.size();
        int end = Math.min(Math.min(where, keyword(tokens, 0, "FROM")), keyword(tokens, 0, "RETURNING"));
        Map<String, List<Token>> assigned = set < end ? assignments(tokens.subList(set + 1, end)) : Map.of();
        return direct
                ? new RowWrite(
                        assigned,
                        tokens.subList(Math.min(where + 1, tokens.size()), tokens.size()),
                        set < end ? tokens.subList(end, tokens.size()) : tokens,
                        names(tokens))
                : new RowWrite(assigned, tokens, tokens, Set.of());
    }

    private static Set<String> names(List<Token> tokens) {
        int end = WrittenName.at(tokens, tokens.get(0).is("UPDATE") ? 1 : 2).end();
        int other = end < tokens.size() && tokens.get(end).is("AS") ? end + 1 : end;
        Set<String> names = new HashSet<>(Set.of(StatementText.name(tokens.get(end - 1))));
        if (other < tokens.size()
                && StatementText.isName(tokens.get(other))
                && !CLAUSES.contains(StatementText.name(tokens.get(other)))) {
            names.add(StatementText.name(tokens.get(other)));
        }
        return names;
    }

    static int keyword(List<Token> tokens, int from, String word) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            depth += depth(tokens.get(i));
            if (depth == 0 && tokens.get(i).is(word)) {
                return i;
            }
        }
        return tokens.size();
    }

    private static int depth(Token token) {
        return switch (token.text()) {
            case "(" -> 1;
            case ")" -> -1;
            default -> 0;
        };
    }

    private static Map<String, List<Token>> assignments(List<Token> tokens) {
        Map<String, List<Token>> assigned = new LinkedHashMap<>();
        List<Token> part = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens) {
            depth += depth(token);
            if (depth == 0 && token.text().equals(",")) {
                add(assigned, part);
                part = new ArrayList<>();
            } else {
                part.add(token);
            }
        }
        add(assigned, part);
        return assigned;
    }

    private static void add(Map<String, List<Token>> assigned, List<Token> part) {
        if (part.size() > 2 && part.get(1).text().equals("=")) {
            assigned.put(StatementText.name(part.get(0)), part.subList(2, part.size()));
        }
    }

    /** Return whether the condition asks for this column. */
    boolean asksFor(String column) {
        return mentions(condition, column);
    }

    /** Return whether there is no condition, or one that only asks whether columns are NULL. */
    boolean asksForNothing() {
        return condition.stream()
                        .allMatch(token ->
                                StatementText.isName(token) || token.text().equals("."))
                && (condition.isEmpty() || has("NULL"))
                && !has("IN")
                && !has("LIKE");
    }

    static boolean mentions(List<Token> tokens, String column) {
        return tokens.stream()
                .anyMatch(token ->
                        StatementText.isName(token) && StatementText.name(token).equals(column));
    }

    /** Return whether constants name a range or the rows, so that more rows do not make more work. */
    boolean isBounded(Schema schema, Relation table) {
        RowBounds bounds = new RowBounds(this, schema, table);
        return bounds.isRange() || bounds.isKeyed();
    }

    private boolean has(String keyword) {
        return condition.stream().anyMatch(token -> token.is(keyword));
    }
}
