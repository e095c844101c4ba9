package dev.assay.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/** Turns Flyway's events into those of a {@link StatementListener}, and remembers what is running. For one run. */
final class FlywayCallback implements Callback {
    private static final Set<Event> EVENTS = EnumSet.of(
            Event.BEFORE_EACH_MIGRATE,
            Event.BEFORE_EACH_MIGRATE_STATEMENT,
            Event.AFTER_EACH_MIGRATE_STATEMENT,
            Event.AFTER_EACH_MIGRATE_STATEMENT_ERROR,
            Event.AFTER_EACH_MIGRATE,
            Event.AFTER_EACH_MIGRATE_ERROR,
            Event.AFTER_VERSIONED,
            Event.AFTER_MIGRATE);

    private final StatementListener listener;
    private @Nullable Migration migration;
    private @Nullable SQLException trouble;
    private String statement = "";
    private final List<String> applied = new ArrayList<>();
    private boolean ending;

    FlywayCallback(StatementListener listener) {
        this.listener = listener;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return EVENTS.contains(event);
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public String getCallbackName() {
        return "assay";
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            pass(event, context);
        } catch (SQLException failure) {
            trouble = failure;
            throw new IllegalStateException("the migration cannot be watched", failure);
        }
    }

    /** Return the migration that runs or ran last, if one did. */
    @Nullable Migration migration() {
        return migration;
    }

    /** Return the files of the migrations that succeeded. */
    List<String> applied() {
        return List.copyOf(applied);
    }

    /** Return the statement that runs or failed; empty between statements. */
    String statement() {
        return statement;
    }

    /** Return why the migration could not be watched, if so. */
    @Nullable SQLException trouble() {
        return trouble;
    }

    /** Note that the run is over: nothing is uncommitted. */
    void finish() throws SQLException {
        if (ending) {
            ending = false;
            listener.migrationEnds();
        }
    }

    static Migration migration(MigrationInfo info) {
        String version = info.getVersion() == null ? "" : info.getVersion().getVersion();
        return new Migration(version, info.getScript());
    }

    private void pass(Event event, Context context) throws SQLException {
        Connection connection = context.getConnection();
        switch (event) {
            case BEFORE_EACH_MIGRATE -> start(context.getMigrationInfo(), connection);
            case BEFORE_EACH_MIGRATE_STATEMENT ->
                startStatement(context.getStatement().getSql(), connection);
            case AFTER_EACH_MIGRATE_STATEMENT -> endStatement(connection);
            case AFTER_EACH_MIGRATE_STATEMENT_ERROR, AFTER_EACH_MIGRATE_ERROR -> listener.statementFails();
            case AFTER_EACH_MIGRATE -> end(connection);
            default -> finish();
        }
    }

    private void start(MigrationInfo info, Connection connection) throws SQLException {
        finish();
        Migration next = migration(info);
        migration = next;
        listener.migrationStarts(next, connection);
        if (info.getType() == CoreMigrationType.JDBC) {
            // Flyway tells nothing of the statements inside, so the migration is watched as one.
            startStatement("Java migration " + next.file(), connection);
        }
    }

    private void startStatement(String sql, Connection connection) throws SQLException {
        statement = sql;
        listener.statementStarts(sql, connection);
    }

    private void endStatement(Connection connection) throws SQLException {
        statement = "";
        listener.statementEnds(connection);
    }

    private void end(Connection connection) throws SQLException {
        if (!statement.isEmpty()) {
            endStatement(connection);
        }
        if (migration != null) {
            applied.add(migration.file());
        }
        listener.migrationCommits(connection);
        ending = true;
    }
}
