package dev.assay.migration.flyway;

import dev.assay.migration.Migration;
import dev.assay.migration.Notice;
import dev.assay.migration.watch.StatementWatch;
import dev.assay.migration.watch.WatchedRun;
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
import org.flywaydb.core.api.callback.Warning;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Turns Flyway's events into those of a run. Flyway tells nothing of what a Java migration does, so that is watched on its
 * connection. For one run.
 */
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

    /** What one statement can say before the rest is only counted. */
    private static final int MOST_NOTICES = 1_000;

    private final WatchedRun run;
    private final StatementWatch watch;

    FlywayCallback(WatchedRun run, StatementWatch watch) {
        this.run = run;
        this.watch = watch;
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
            throw new IllegalStateException("the migration cannot be watched", failure);
        }
    }

    static Migration migration(MigrationInfo info) {
        String version = info.getVersion() == null ? "" : info.getVersion().getVersion();
        return new Migration(version, info.getScript());
    }

    private void pass(Event event, Context context) throws SQLException {
        Connection connection = StatementWatch.bare(context.getConnection());
        switch (event) {
            case BEFORE_EACH_MIGRATE -> start(context.getMigrationInfo(), connection);
            case BEFORE_EACH_MIGRATE_STATEMENT ->
                run.statementStarts(context.getStatement().getSql(), connection);
            case AFTER_EACH_MIGRATE_STATEMENT -> run.statementEnds(connection, notices(context));
            case AFTER_EACH_MIGRATE_STATEMENT_ERROR, AFTER_EACH_MIGRATE_ERROR -> {
                watch.stop();
                run.statementFails();
            }
            case AFTER_EACH_MIGRATE -> {
                watch.stop();
                run.migrationCommits(connection);
            }
            default -> run.migrationEnds();
        }
    }

    private void start(MigrationInfo info, Connection connection) throws SQLException {
        run.migrationEnds();
        run.migrationStarts(migration(info), connection);
        if (info.getType() == CoreMigrationType.JDBC) {
            watch.start(FlywayCallback::isCalledByAMigration);
        }
    }

    /** Flyway itself asks the server this and that on the same connection before it calls the migration. */
    private static boolean isCalledByAMigration() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                        .anyMatch(JavaMigration.class::isAssignableFrom));
    }

    private static List<Notice> notices(Context context) {
        List<Warning> warnings = context.getStatement().getWarnings();
        List<Notice> notices = new ArrayList<>();
        warnings.stream()
                .limit(MOST_NOTICES)
                .forEach(warning -> notices.add(new Notice(warning.getState(), warning.getMessage())));
        if (warnings.size() > MOST_NOTICES) {
            notices.add(new Notice("00000", (warnings.size() - MOST_NOTICES) + " more notices are left out"));
        }
        return notices;
    }
}
