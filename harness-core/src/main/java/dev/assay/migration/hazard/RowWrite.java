package dev.assay.migration.hazard;

import dev.assay.migration.script.Token;
import dev.assay.schema.Column;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The text of an UPDATE or DELETE.
 *
 * @param assigned for an UPDATE the expression of each column that it sets
 * @param condition what follows WHERE
 */
record RowWrite(Map<String, List<Token>> assigned, List<Token> condition) {
    /** Read a statement; one that is neither sets nothing, and all of it counts as its condition. */
    static RowWrite of(StatementText text) {
        List<Token> tokens = text.words().tokens();
        boolean direct = text.startsWith("UPDATE") || text.startsWith("DELETE");
        int where = keyword(tokens, 0, "WHERE");
        int set = text.startsWith("UPDATE") ? keyword(tokens, 0, "SET") : tokens.size();
        int end = Math.min(Math.min(where, keyword(tokens, 0, "FROM")), keyword(tokens, 0, "RETURNING"));
        Map<String, List<Token>> assigned = set < end ? assignments(tokens.subList(set + 1, end)) : Map.of();
        return new RowWrite(
                assigned, direct ? tokens.subList(Math.min(where + 1, tokens.size()), tokens.size()) : tokens);
    }

    private static int keyword(List<Token> tokens, int from, String word) {
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

    /** Return whether the condition names a range, or rows by a unique column, so that more rows do not make more work. */
    boolean isBounded(Schema schema, Relation table) {
        return has("BETWEEN")
                || has("LIMIT")
                || has("CTID")
                || (compares("<") && compares(">"))
                || uniqueColumns(schema, table).stream().anyMatch(this::picks);
    }

    private boolean has(String keyword) {
        return condition.stream().anyMatch(token -> token.is(keyword));
    }

    /** An operator may have been cut into its characters; then the two of "not equal" stand side by side. */
    private boolean compares(String operator) {
        return IntStream.range(0, condition.size())
                .anyMatch(i -> condition.get(i).text().startsWith(operator) && !isUnequal(i));
    }

    private boolean isUnequal(int at) {
        String text = condition.get(at).text();
        boolean before = at > 0 && condition.get(at - 1).text().equals("<");
        boolean after =
                at + 1 < condition.size() && condition.get(at + 1).text().equals(">");
        return text.equals("<>") || (text.equals("<") && after) || (text.equals(">") && before);
    }

    private boolean picks(String column) {
        return IntStream.range(0, condition.size() - 1)
                .anyMatch(i -> mentions(condition.subList(i, i + 1), column) && picks(i + 1));
    }

    private boolean picks(int operator) {
        Token token = condition.get(operator);
        return token.is("IN") || token.text().equals("=") || (token.text().startsWith("<") && !isUnequal(operator));
    }

    private static Set<String> uniqueColumns(Schema schema, Relation table) {
        return schema.indexes(table.oid())
                .filter(Index::unique)
                .flatMap(index -> index.keys().stream().limit(1))
                .flatMap(number -> schema.column(table.oid(), number).stream())
                .map(Column::plainName)
                .collect(Collectors.toSet());
    }
}
