package dev.assay.chaos.node;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultArguments;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import dev.assay.check.MistakeException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A session holds an ACCESS EXCLUSIVE lock on a table, as a migration or a hanging transaction does: whoever reads or writes
 * it waits.
 *
 * @param table its name, with its schema if that is not on the search path
 */
public record LockTable(String table) implements Fault {
    /** How it is written. */
    public static final FaultForm FORM =
            new FaultForm("lock", "lock(TABLE) L", "lock(orders) 1s", arguments -> new LockTable(arguments.table()));

    public LockTable {
        FaultArguments.requireTable(table);
    }

    @Override
    public String write() {
        return "lock(" + table + ")";
    }

    @Override
    public Healing inject(Target target) throws Exception {
        return Aside.inject(() -> {
            FaultSessions sessions = new FaultSessions(target, FORM.keyword());
            try {
                Connection holder = sessions.open();
                lock(holder);
                return () -> release(holder, sessions);
            } catch (SQLException failed) {
                sessions.close();
                throw explained(failed);
            }
        });
    }

    private void lock(Connection holder) throws SQLException {
        holder.setAutoCommit(false);
        Sql.run(holder, "SET LOCAL lock_timeout = " + Wait.LIMIT.toMillis());
        Sql.run(holder, "LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
    }

    /** A lock lives no longer than its transaction, and that no longer than its session, whose end is waited for. */
    private static void release(Connection holder, FaultSessions sessions) throws Exception {
        try (sessions) {
            holder.rollback();
        }
    }

    private Exception explained(SQLException failed) {
        if (Sql.NO_SUCH_TABLE.equals(failed.getSQLState())) {
            return new MistakeException(
                    OwnServer.asked(this),
                    "there is no table [" + table + "]",
                    "It is in a schema that is not on the search path, or it has another name",
                    "name a table that the operations use, if need be with its schema: lock(sales.orders) 1s");
        }
        if (Sql.LOCK_NOT_AVAILABLE.equals(failed.getSQLState())) {
            return new MistakeException(
                    OwnServer.asked(this),
                    "the lock was not granted within " + Wait.LIMIT.toMillis() + " ms",
                    "A session holds a transaction open on [" + table + "]",
                    "commit or roll back in every operation");
        }
        return failed;
    }
}
