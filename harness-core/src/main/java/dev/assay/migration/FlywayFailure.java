package dev.assay.migration;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Finds in what Flyway threw what the server said, and the line it means. */
final class FlywayFailure {
    private FlywayFailure() {}

    static MigrationFailedException of(
            FlywayException thrown, Migration migration, String statement, List<ResourceFile> files) {
        SQLException cause = sqlCause(thrown);
        ServerErrorMessage server = cause instanceof PSQLException known ? known.getServerErrorMessage() : null;
        int line = line(migration, statement, server == null ? 0 : server.getPosition(), files);
        return new MigrationFailedException(
                migration, line, statement, state(cause), problem(thrown, cause, server), thrown);
    }

    static @Nullable SQLException sqlCause(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return found;
            }
        }
        return null;
    }

    private static String state(@Nullable SQLException cause) {
        return cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    private static String problem(
            FlywayException thrown, @Nullable SQLException cause, @Nullable ServerErrorMessage server) {
        if (server == null) {
            Throwable known = cause == null ? innermost(thrown) : cause;
            return String.valueOf(known.getMessage()).strip();
        }
        return server.getSeverity() + ": " + server.getMessage() + aside(server.getDetail()) + aside(server.getHint());
    }

    private static String aside(@Nullable String text) {
        return text == null ? "" : " (" + text + ")";
    }

    private static Throwable innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** A statement that stands more than once, or whose placeholders were replaced, has no known line. */
    private static int line(Migration migration, String statement, int position, List<ResourceFile> files) {
        String text = files.stream()
                .filter(file -> file.name().equals(migration.file()))
                .findFirst()
                .map(ResourceFile::text)
                .orElse("");
        // Flyway ends a last statement that has no delimiter with one.
        String sought = statement.replaceFirst(";$", "");
        int start = sought.isEmpty() ? -1 : text.indexOf(sought);
        if (start < 0 || text.indexOf(sought, start + 1) >= 0) {
            return 0;
        }
        int offset = start + Math.min(Math.max(position - 1, 0), sought.length());
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
