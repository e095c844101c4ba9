package dev.assay.migration.plain;

import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.Notice;
import dev.assay.migration.Refusal;
import dev.assay.migration.StatementListener;
import dev.assay.migration.script.Script;
import dev.assay.migration.script.ScriptStatement;
import dev.assay.migration.script.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Runs files, one after the other, on one connection. Not thread-safe. */
final class ScriptRun {
    private final Connection connection;
    private final StatementListener listener;
    private final StatementSender sender;
    private final @Nullable Books books;
    private final boolean transactions;

    /** Where it is noted that a file has run, within its transaction if it has one. */
    @FunctionalInterface
    interface Books {
        void note(ScriptFile file, Connection connection) throws SQLException;
    }

    /** Create it; without books what runs is noted nowhere. */
    ScriptRun(Connection connection, StatementListener listener, @Nullable Books books, boolean transactions) {
        this.connection = connection;
        this.listener = listener;
        this.sender = new StatementSender(connection);
        this.books = books;
        this.transactions = transactions;
    }

    /** Run a file in a way that suits it. */
    void run(ScriptFile file) throws SQLException {
        String text = file.text();
        Script script = Script.read(text);
        script.refuseMetaCommands(file.name());
        run(file, script, mode(text));
    }

    private TransactionMode mode(String text) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion() * 10_000;
        return TransactionMode.declared(text)
                .orElseGet(() -> transactions ? TransactionMode.suited(text, version) : TransactionMode.NONE);
    }

    private void run(ScriptFile file, Script script, TransactionMode mode) throws SQLException {
        connection.setAutoCommit(mode == TransactionMode.NONE);
        listener.migrationStarts(file.migration(), connection);
        for (ScriptStatement statement : script) {
            run(file, statement);
        }
        requireClosed(file, mode);
        finish(file, "INSERT INTO " + History.NAME, () -> note(file));
        listener.migrationCommits(connection);
        finish(file, "COMMIT", this::commit);
        listener.migrationEnds();
    }

    private void run(ScriptFile file, ScriptStatement statement) throws SQLException {
        listener.statementStarts(statement.sql(), connection);
        List<Notice> notices;
        try {
            notices = sender.send(statement);
        } catch (SQLException refused) {
            listener.statementFails();
            throw failed(file, statement, refused);
        }
        listener.statementEnds(connection, notices);
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void finish(ScriptFile file, String statement, Work work) throws SQLException {
        try {
            work.run();
        } catch (SQLException refused) {
            listener.statementFails();
            Refusal refusal = Refusal.of(refused);
            throw new MigrationFailedException(
                    file.migration(), 0, statement, refusal.sqlState(), refusal.problem(), refused);
        }
    }

    private void note(ScriptFile file) throws SQLException {
        becomeOneself();
        if (books != null) {
            books.note(file, connection);
        }
    }

    /** The role that a file took was for the file: nobody else may write the history, and the next file begins as this one did. */
    private void becomeOneself() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("RESET SESSION AUTHORIZATION; RESET ROLE");
        }
    }

    /** Constraints that are deferred are checked here. */
    private void commit() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    /** What psql would roll back at the end without a word has not migrated anything. */
    private void requireClosed(ScriptFile file, TransactionMode mode) throws SQLException {
        TransactionState state = connection.unwrap(BaseConnection.class).getTransactionState();
        if (mode == TransactionMode.NONE && state != TransactionState.IDLE) {
            String problem = "the transaction that the file opened is still open at its end, so nothing of it is kept;"
                    + " end the file with COMMIT;";
            throw new MigrationFailedException(
                    file.migration(), 0, "", "", problem, new IllegalStateException(problem));
        }
    }

    private static MigrationFailedException failed(ScriptFile file, ScriptStatement statement, SQLException refused) {
        Refusal refusal = Refusal.of(refused);
        int line = statement.line() + SqlText.lineBreaksBefore(refusal.position(), statement.sql());
        return new MigrationFailedException(
                file.migration(), line, statement.sql(), refusal.sqlState(), refusal.problem(), refused);
    }
}
