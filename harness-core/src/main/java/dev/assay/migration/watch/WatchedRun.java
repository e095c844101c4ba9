package dev.assay.migration.watch;

import dev.assay.migration.Migration;
import dev.assay.migration.Notice;
import dev.assay.migration.StatementListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passes everything on, and remembers what is needed to explain a failure. For one run, from one thread. */
public final class WatchedRun implements StatementListener {
    private final StatementListener listener;
    private final List<String> applied = new ArrayList<>();
    private @Nullable Migration migration;
    private @Nullable SQLException trouble;
    private String statement = "";
    private String failed = "";
    private @Nullable Connection ending;

    private interface Report {
        void tell() throws SQLException;
    }

    /** Begin with nothing. */
    public WatchedRun(StatementListener listener) {
        this.listener = listener;
    }

    /** Return the migration that runs or ran last, if one did. */
    public Optional<Migration> migration() {
        return Optional.ofNullable(migration);
    }

    /** Return the files of the migrations that succeeded, in order. */
    public List<String> applied() {
        return List.copyOf(applied);
    }

    /** Return the statement that runs; or else the last of the migration that failed, or nothing. */
    public String statement() {
        return statement.isEmpty() ? failed : statement;
    }

    /** Return whether a statement of the migration has failed. */
    public boolean hasFailed() {
        return !failed.isEmpty();
    }

    /** Return why the migrations could not be watched, if so; it is none of their faults. */
    public Optional<SQLException> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void migrationStarts(Migration next, Connection connection) throws SQLException {
        migration = next;
        statement = "";
        failed = "";
        pass(() -> listener.migrationStarts(next, connection));
    }

    @Override
    public void statementStarts(String sql, Connection connection) throws SQLException {
        statement = sql;
        pass(() -> listener.statementStarts(sql, connection));
    }

    @Override
    public void statementEnds(Connection connection, List<Notice> notices) throws SQLException {
        statement = "";
        pass(() -> listener.statementEnds(connection, notices));
    }

    @Override
    public void statementFails() {
        failed = statement();
        listener.statementFails();
    }

    @Override
    public void migrationCommits(Connection connection) throws SQLException {
        if (migration != null) {
            applied.add(migration.file());
        }
        ending = connection;
        pass(() -> listener.migrationCommits(connection));
    }

    /** Note that whatever was about to be committed is so. May be called more than once. */
    @Override
    public void migrationEnds() throws SQLException {
        if (ending != null) {
            ending = null;
            pass(listener::migrationEnds);
        }
    }

    /** Note that a connection has committed; if a migration was about to be committed there, it has ended. */
    public void committed(Connection connection) throws SQLException {
        if (connection.equals(ending)) {
            migrationEnds();
        }
    }

    private void pass(Report report) throws SQLException {
        try {
            report.tell();
        } catch (SQLException failure) {
            trouble = failure;
            throw failure;
        }
    }
}
