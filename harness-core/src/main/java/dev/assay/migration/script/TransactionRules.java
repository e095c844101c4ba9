package dev.assay.migration.script;

import java.util.List;
import java.util.stream.Stream;

/** Which statements have to do with transactions, by their words. */
public final class TransactionRules {
    private static final int LONGEST_BEGINNING = 64;
    private static final int ENUM_VALUES_IN_TRANSACTIONS = 120000;

    private static final List<String[]> REFUSED = Stream.of(
                    "VACUUM",
                    "ALTER SYSTEM",
                    "CREATE DATABASE",
                    "DROP DATABASE",
                    "CREATE TABLESPACE",
                    "DROP TABLESPACE",
                    "CREATE SUBSCRIPTION",
                    "DROP SUBSCRIPTION",
                    "CREATE INDEX CONCURRENTLY",
                    "CREATE UNIQUE INDEX CONCURRENTLY",
                    "DROP INDEX CONCURRENTLY",
                    "REINDEX DATABASE",
                    "REINDEX SYSTEM",
                    "REINDEX SCHEMA",
                    "COMMIT PREPARED",
                    "ROLLBACK PREPARED",
                    "DISCARD ALL")
            .map(words -> words.split(" "))
            .toList();

    private static final List<String[]> CONTROL = Stream.of(
                    "BEGIN", "START TRANSACTION", "COMMIT", "END", "ROLLBACK", "ABORT", "PREPARE TRANSACTION")
            .map(words -> words.split(" "))
            .toList();

    private TransactionRules() {}

    /**
     * Return whether PostgreSQL refuses a statement within a transaction, with 25001.
     *
     * @param serverVersion as {@code server_version_num}: 170011
     */
    public static boolean refusesInTransaction(String sql, int serverVersion) {
        SqlWords words = SqlWords.beginning(sql, LONGEST_BEGINNING);
        return startsWithAny(words, REFUSED)
                || (words.startsWith("REINDEX") && startsWithAny(withoutOptions(words), REFUSED))
                || isConcurrent(words)
                || (words.startsWith("CLUSTER") && words.tokens().stream().allMatch(token -> isOption(token)))
                || (words.startsWith("ALTER", "DATABASE") && words.contains("SET", "TABLESPACE"))
                || (words.startsWith("ALTER", "TYPE")
                        && words.contains("ADD", "VALUE")
                        && serverVersion < ENUM_VALUES_IN_TRANSACTIONS);
    }

    /** Return whether a statement begins or ends a transaction, or part of one. */
    public static boolean controlsTransaction(String sql) {
        SqlWords words = SqlWords.beginning(sql, 3);
        return startsWithAny(words, CONTROL) && !words.startsWith("ROLLBACK", "TO");
    }

    /** Return a statement of one keyword without the options that stand in parentheses behind it. */
    private static SqlWords withoutOptions(SqlWords words) {
        List<Token> tokens = words.tokens();
        List<Token> rest = tokens.subList(1, tokens.size());
        if (rest.isEmpty() || !rest.get(0).text().equals("(")) {
            return words;
        }
        Stream<Token> behind =
                rest.stream().dropWhile(token -> !token.text().equals(")")).skip(1);
        return new SqlWords(Stream.concat(Stream.of(tokens.get(0)), behind).toList());
    }

    private static boolean isConcurrent(SqlWords words) {
        return (words.startsWith("REINDEX") && words.contains("CONCURRENTLY"))
                || (words.startsWith("ALTER", "TABLE")
                        && words.contains("DETACH", "PARTITION")
                        && words.contains("CONCURRENTLY"));
    }

    /** Without the name of a table, all tables are clustered, each in a transaction of its own. */
    private static boolean isOption(Token token) {
        return token.is("CLUSTER") || token.is("VERBOSE") || token.kind() == Token.Kind.SYMBOL;
    }

    private static boolean startsWithAny(SqlWords words, List<String[]> heads) {
        return heads.stream().anyMatch(words::startsWith);
    }
}
