package dev.assay.migration;

import dev.assay.check.Explained;
import dev.assay.check.Finding;
import dev.assay.migration.script.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Raised when a migration fails. The message has file, line, statement, SQLSTATE and what the server said; the accessors
 * have the same one by one.
 */
public final class MigrationFailedException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Migration migration;
    private final int line;
    private final String statement;
    private final String sqlState;
    private final String problem;

    /**
     * Create the exception.
     *
     * @param migration which one failed
     * @param line the line of its file, from 1; 0 if unknown
     * @param statement the statement; empty if none had started
     * @param sqlState the server's code; empty if it was not the server that failed
     * @param problem what the server said
     * @param cause what the runner threw
     */
    public MigrationFailedException(
            Migration migration, int line, String statement, String sqlState, String problem, Throwable cause) {
        super(message(migration, line, statement, sqlState, problem), cause);
        this.migration = migration;
        this.line = line;
        this.statement = statement;
        this.sqlState = sqlState;
        this.problem = problem;
    }

    /** Return the migration that failed. */
    public Migration migration() {
        return migration;
    }

    /** Return the line of the file, from 1, if it is known. */
    public OptionalInt line() {
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }

    /** Return the statement; empty if none had started. */
    public String statement() {
        return statement;
    }

    /** Return the server's code; empty if it was not the server that failed. */
    public String sqlState() {
        return sqlState;
    }

    /** Return what the server said. */
    public String problem() {
        return problem;
    }

    /** Return file and line for people: {@code V2__users.sql, line 3}. */
    public String place() {
        return place(migration, line);
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        String code = sqlState.isEmpty() ? "" : " [" + sqlState + "]";
        findings.add(Finding.of("failed", place() + ": " + problem + code));
        if (!statement.isEmpty()) {
            findings.add(Finding.of("statement", SqlText.shortened(statement)));
        }
        return findings;
    }

    private static String place(Migration migration, int line) {
        return migration.file() + (line > 0 ? ", line " + line : "");
    }

    private static String message(Migration migration, int line, String statement, String sqlState, String problem) {
        String code = sqlState.isEmpty() ? "" : " [" + sqlState + "]";
        String text = statement.isEmpty() ? "" : "\n  statement  " + SqlText.indented(statement);
        return "the migration [" + place(migration, line) + "] fails: " + problem + code + text;
    }
}
