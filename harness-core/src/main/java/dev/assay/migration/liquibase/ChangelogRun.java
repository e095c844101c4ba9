package dev.assay.migration.liquibase;

import dev.assay.migration.Migration;
import dev.assay.migration.StatementListener;
import dev.assay.migration.watch.ServerAnswer;
import dev.assay.migration.watch.StatementWatch;
import dev.assay.migration.watch.WatchedRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.RuntimeEnvironment;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryService;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeLogIterator;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.RanChangeSet;
import liquibase.changelog.filter.AlreadyRanChangeSetFilter;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.IgnoreChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.changelog.visitor.ListVisitor;
import liquibase.changelog.visitor.RollbackVisitor;
import liquibase.changelog.visitor.UpdateVisitor;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.exception.PreconditionFailedException;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.exception.ValidationFailedException;
import liquibase.executor.ExecutorService;
import liquibase.lockservice.LockService;
import liquibase.lockservice.LockServiceFactory;
import liquibase.precondition.FailedPrecondition;

/** A changelog on one connection. What Liquibase knows of it is forgotten at the end. */
final class ChangelogRun implements AutoCloseable {
    private final DatabaseChangeLog log;
    private final Contexts contexts;
    private final LabelExpression labels;
    private final ChangeSets changeSets;
    private final WatchedPostgres database = new WatchedPostgres();
    private final WatchedRun run;
    private final ChangeSetEvents events;

    /** Something done with a changelog on its database. */
    interface Task<T> {
        T on(ChangelogRun run) throws LiquibaseException;
    }

    ChangelogRun(DatabaseChangeLog log, Connection connection, Selection selection, StatementListener listener) {
        this.log = log;
        this.contexts = selection.contextFilter();
        this.labels = selection.labelFilter();
        this.changeSets = new ChangeSets(log);
        this.run = new WatchedRun(listener);
        StatementWatch watch = new StatementWatch(run);
        this.events = new ChangeSetEvents(changeSets, connection, run, watch);
        database.setConnection(new JdbcConnection(watch.over(connection)));
    }

    /** Do a task, and say whose fault it is if it fails. */
    <T> T attempt(Task<T> task, Migration asked, Function<Migration, Optional<String>> scripts) throws SQLException {
        try {
            return task.on(this);
        } catch (LiquibaseException | UnexpectedLiquibaseException failure) {
            Optional<SQLException> cause = run.trouble();
            if (cause.isPresent()) {
                throw cause.get();
            }
            Migration running = events.current().orElse(asked);
            throw ServerAnswer.explain(plain(failure), running, run.statement(), scripts.apply(running));
        }
    }

    /** A failed precondition says in its parts alone what failed. */
    private static Throwable plain(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PreconditionFailedException failed) {
                String parts = failed.getFailedPreconditions().stream()
                        .map(FailedPrecondition::getMessage)
                        .collect(Collectors.joining(", "));
                LiquibaseException plain = new LiquibaseException("a precondition is not met: " + parts);
                plain.addSuppressed(failure);
                return plain;
            }
        }
        return failure;
    }

    /** Return what is missing, in order. */
    List<Migration> missing() throws LiquibaseException {
        ListVisitor found = new ListVisitor();
        iterator(filters()).run(found, new RuntimeEnvironment(database, contexts, labels));
        return found.getSeenChangeSets().stream().map(changeSets::migration).toList();
    }

    /** Apply what is missing, and return the files. */
    List<String> applyAll() throws LiquibaseException {
        return apply(filters());
    }

    /** Apply what is missing up to a migration; what always runs runs once. */
    List<String> applyUpTo(Migration last) throws LiquibaseException {
        List<ChangeSetFilter> filters = filters();
        filters.add(changeSet -> result(changeSets.upTo(changeSet, last) && !repeats(changeSet)));
        return apply(filters);
    }

    /** Take a migration back by its own rollback, and out of the books. */
    List<String> rollBack(Migration migration) throws LiquibaseException {
        return locked(() -> {
            List<RanChangeSet> ran = database.getRanChangeSetList();
            List<ChangeSetFilter> filters = selection();
            filters.add(new AlreadyRanChangeSetFilter(ran));
            filters.add(changeSet -> result(changeSets.migration(changeSet).equals(migration)));
            new ChangeLogIterator(ran, log, filters.toArray(ChangeSetFilter[]::new))
                    .run(new RollbackVisitor(database, events), new RuntimeEnvironment(database, contexts, labels));
        });
    }

    /** Make the books, and apply nothing. */
    List<String> applyNothing() throws LiquibaseException {
        return apply(List.of(changeSet -> new ChangeSetFilterResult(false, "none is meant", ChangeSetFilter.class)));
    }

    /** Return what is wrong between files and database. */
    List<String> disagreements() throws LiquibaseException {
        try {
            log.validate(database, contexts, labels);
        } catch (ValidationFailedException invalid) {
            return String.valueOf(invalid.getMessage())
                    .lines()
                    .skip(1)
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
        return missing().stream()
                .filter(migration -> !migration.version().isEmpty())
                .map(migration -> migration.file() + " is not applied")
                .toList();
    }

    /** Take the lock from whoever has it, and return whether somebody had. */
    boolean releaseLocks() throws LiquibaseException {
        LockService lock = LockServiceFactory.getInstance().getLockService(database);
        boolean taken = lock.listLocks().length > 0;
        if (taken) {
            lock.forceReleaseLock();
        }
        return taken;
    }

    @Override
    public void close() {
        LockServiceFactory.getInstance().resetAll();
        Scope.getCurrentScope()
                .getSingleton(ChangeLogHistoryServiceFactory.class)
                .resetAll();
        Scope.getCurrentScope().getSingleton(ExecutorService.class).reset();
    }

    private List<String> apply(List<ChangeSetFilter> filters) throws LiquibaseException {
        UpdateVisitor update = new UpdateVisitor(database, events, new ShouldRunChangeSetFilter(database));
        return locked(() -> iterator(filters).run(update, new RuntimeEnvironment(database, contexts, labels)));
    }

    /** Work that changes the database, and with it the books. */
    private interface Work {
        void run() throws LiquibaseException;
    }

    /** Return the files of what was run. */
    @SuppressWarnings("try") // the lock is there to be released
    private List<String> locked(Work work) throws LiquibaseException {
        LockService lock = LockServiceFactory.getInstance().getLockService(database);
        lock.waitForLock();
        try (AutoCloseable released = lock::releaseLock) {
            ChangeLogHistoryService history = Scope.getCurrentScope()
                    .getSingleton(ChangeLogHistoryServiceFactory.class)
                    .getChangeLogService(database);
            history.init();
            log.validate(database, contexts, labels);
            database.tell(events);
            work.run();
            return run.applied();
        } catch (LiquibaseException | RuntimeException known) {
            throw known;
        } catch (Exception impossible) {
            throw new AssertionError("a lock throws nothing else", impossible);
        }
    }

    private boolean repeats(ChangeSet changeSet) {
        try {
            return changeSet.isAlwaysRun() && database.getRanChangeSet(changeSet) != null;
        } catch (LiquibaseException unreadable) {
            throw new IllegalStateException("the books of Liquibase cannot be read", unreadable);
        }
    }

    private ChangeLogIterator iterator(List<ChangeSetFilter> filters) {
        return new ChangeLogIterator(log, filters.toArray(ChangeSetFilter[]::new));
    }

    private List<ChangeSetFilter> filters() throws LiquibaseException {
        List<ChangeSetFilter> filters = selection();
        filters.add(0, new ShouldRunChangeSetFilter(database));
        return filters;
    }

    private List<ChangeSetFilter> selection() {
        List<ChangeSetFilter> filters = new ArrayList<>();
        filters.add(new ContextChangeSetFilter(contexts));
        filters.add(new LabelChangeSetFilter(labels));
        filters.add(new DbmsChangeSetFilter(database));
        filters.add(new IgnoreChangeSetFilter());
        return filters;
    }

    private static ChangeSetFilterResult result(boolean accepted) {
        return new ChangeSetFilterResult(accepted, "up to the version", ChangeSetFilter.class);
    }
}
