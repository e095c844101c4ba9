package dev.assay.chaos.node;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultArguments;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
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
                throw TableErrors.explained(this, table, failed);
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
}
