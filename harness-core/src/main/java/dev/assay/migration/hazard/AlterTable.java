package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of an ALTER TABLE, for what the catalog does not tell: expressions that leave no trace in it, and statements that
 * failed.
 *
 * @param table the table
 * @param actions what it does, each without the comma behind it
 */
record AlterTable(WrittenName table, List<SqlWords> actions) {
    AlterTable {
        actions = List.copyOf(actions);
    }

    /** Read a statement; empty if it is another one. */
    static Optional<AlterTable> of(String sql) {
        SqlWords words = SqlWords.of(sql);
        if (!words.startsWith("ALTER", "TABLE")) {
            return Optional.empty();
        }
        List<Token> tokens = words.tokens();
        WrittenName name = WrittenName.at(tokens, 2);
        return Optional.of(new AlterTable(name, actions(tokens.subList(name.end(), tokens.size()))));
    }

    private static List<SqlWords> actions(List<Token> tokens) {
        List<SqlWords> actions = new ArrayList<>();
        List<Token> action = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens) {
            depth += depth(token);
            if (depth == 0 && (token.text().equals(",") || token.text().equals(";"))) {
                actions.add(new SqlWords(action));
                action = new ArrayList<>();
            } else {
                action.add(token);
            }
        }
        actions.add(new SqlWords(action));
        return actions;
    }

    private static int depth(Token token) {
        return switch (token.text()) {
            case "(", "[" -> 1;
            case ")", "]" -> -1;
            default -> 0;
        };
    }

    /** Return the expression after USING of the column that gets another type; empty without one. */
    Optional<SqlWords> using(String column) {
        return actions.stream()
                .filter(action -> changesType(action, column))
                .flatMap(action -> behind(action, "USING").stream())
                .findFirst();
    }

    private static boolean changesType(SqlWords action, String column) {
        return action.startsWith("ALTER")
                && action.contains("TYPE")
                && action.tokens().stream().limit(3).anyMatch(token -> WrittenName.plain(token)
                        .equals(column));
    }

    private static Optional<SqlWords> behind(SqlWords action, String word) {
        List<Token> tokens = action.tokens();
        return tokens.stream()
                .filter(token -> token.is(word))
                .findFirst()
                .map(token -> new SqlWords(tokens.subList(tokens.indexOf(token) + 1, tokens.size())));
    }
}
