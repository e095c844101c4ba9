package dev.assay.chaos.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One statement of SQL and its class, the leading keyword. */
record SqlStatement(String statementClass, String text) {
    private static final Map<String, String> SYNONYMS =
            Map.of("END", "COMMIT", "START TRANSACTION", "BEGIN", "ABORT", "ROLLBACK");
    private static final Set<String> OF_TWO_WORDS =
            Set.of("COMMIT PREPARED", "ROLLBACK PREPARED", "ROLLBACK TO", "PREPARE TRANSACTION", "START TRANSACTION");

    static String canonical(String keyword) {
        return SYNONYMS.getOrDefault(keyword, keyword);
    }

    static SqlStatement of(String text) {
        SqlScanner scanner = new SqlScanner(text);
        String first = scanner.word();
        String both = first + " " + scanner.word();
        return new SqlStatement(canonical(OF_TWO_WORDS.contains(both) ? both : first), text);
    }

    /** Split what one simple Query holds; empty statements are none. */
    static List<SqlStatement> split(String text) {
        List<SqlStatement> statements = new ArrayList<>();
        SqlScanner scanner = new SqlScanner(text);
        while (scanner.more()) {
            SqlStatement statement = of(scanner.statement());
            if (!statement.statementClass().isEmpty()) {
                statements.add(statement);
            }
        }
        return statements;
    }

    static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
