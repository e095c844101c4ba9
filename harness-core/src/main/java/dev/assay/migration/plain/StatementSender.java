package dev.assay.migration.plain;

import dev.assay.migration.Notice;
import dev.assay.migration.script.CopyData;
import dev.assay.migration.script.ScriptStatement;
import dev.assay.migration.script.SqlWords;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Sends statements as they stand and takes what comes back. Not thread-safe. */
public final class StatementSender {
    private static final int ROWS_AT_ONCE = 1000;

    private final Connection connection;

    /** Send over a connection, which stays open. */
    public StatementSender(Connection connection) {
        this.connection = connection;
    }

    /** Run a statement to its end, rows of {@code COPY ... FROM STDIN} included, and return what the server said meanwhile. */
    public List<Notice> send(ScriptStatement statement) throws SQLException {
        connection.clearWarnings();
        List<Notice> notices = new ArrayList<>();
        if (statement.copyData().isPresent()) {
            copyIn(statement.sql(), statement.copyData().get());
        } else if (copiesToClient(statement.sql())) {
            copyOut(statement.sql());
        } else {
            execute(statement.sql(), notices);
        }
        addTo(notices, connection.getWarnings());
        return notices;
    }

    private void execute(String sql, List<Notice> notices) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            // Within a transaction rows come in portions, so that a large answer needs no memory.
            statement.setFetchSize(ROWS_AT_ONCE);
            if (statement.execute(sql)) {
                drain(statement.getResultSet());
            }
            addTo(notices, statement.getWarnings());
        }
    }

    private static void drain(ResultSet rows) throws SQLException {
        try (rows) {
            while (rows.next()) {
                // Functions in the list of a SELECT have their effect row by row.
            }
        }
    }

    private void copyIn(String sql, CopyData data) throws SQLException {
        try (Reader rows = data.reader()) {
            copies().copyIn(sql, rows);
        } catch (IOException impossible) {
            throw new UncheckedIOException("the rows lie in memory", impossible);
        }
    }

    private void copyOut(String sql) throws SQLException {
        try {
            copies().copyOut(sql, Writer.nullWriter());
        } catch (IOException impossible) {
            throw new UncheckedIOException("nothing is written", impossible);
        }
    }

    private CopyManager copies() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static boolean copiesToClient(String sql) {
        return SqlWords.beginning(sql, 1).startsWith("COPY") && SqlWords.of(sql).contains("TO", "STDOUT");
    }

    private static void addTo(List<Notice> notices, @Nullable SQLWarning first) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            notices.add(new Notice(text(warning.getSQLState()), text(warning.getMessage())));
        }
    }

    private static String text(@Nullable String said) {
        return Objects.requireNonNullElse(said, "");
    }
}
