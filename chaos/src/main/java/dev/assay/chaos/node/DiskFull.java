package dev.assay.chaos.node;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultArguments;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import dev.assay.database.Capability;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The disk below one table is full: rows for which it would have to grow are refused with SQLSTATE 53100; reading goes on. The
 * table is moved to a small file system in memory, which is then filled, and back. The log of the server lies elsewhere and is
 * not touched. Needs a server of its own on this machine, Linux, and the right to mount.
 *
 * @param table its name, with its schema if that is not on the search path
 */
public record DiskFull(String table) implements Fault {
    /** How it is written. */
    public static final FaultForm FORM = new FaultForm(
            "disk-full", "disk-full(TABLE) L", "disk-full(orders) 1s", arguments -> new DiskFull(arguments.table()));

    private static final String SPACE = "assay_disk_full";

    public DiskFull {
        FaultArguments.requireTable(table);
    }

    @Override
    public String write() {
        return "disk-full(" + table + ")";
    }

    @Override
    public void require(Target target) {
        OwnServer.require(target, this, "have a full disk", Capability.LOOPBACK);
    }

    @Override
    public Healing inject(Target target) throws Exception {
        require(target);
        return Aside.inject(() -> {
            FaultSessions sessions = new FaultSessions(target, FORM.keyword());
            try {
                return fill(sessions, sessions.open());
            } catch (SQLException failed) {
                sessions.close();
                throw TableErrors.explained(this, table, failed);
            } catch (Exception failed) {
                sessions.close();
                throw failed;
            }
        });
    }

    private Healing fill(FaultSessions sessions, Connection session) throws Exception {
        Sql.run(session, "SET lock_timeout = " + Wait.LIMIT.toMillis());
        String home = home(session);
        SmallDisk disk =
                SmallDisk.below(session, this, Sql.number(session, "SELECT pg_table_size(?::regclass)", table));
        try {
            Sql.run(session, "CREATE TABLESPACE " + SPACE + " LOCATION '" + disk.path() + "'");
            move(session, SPACE);
            disk.fill();
            return () -> restore(sessions, session, disk, home);
        } catch (Exception failed) {
            undo(session, disk, home);
            throw failed;
        }
    }

    private String home(Connection session) throws SQLException {
        return Sql.text(session, """
                SELECT coalesce(own.spcname, usual.spcname) FROM pg_database AS this
                JOIN pg_tablespace AS usual ON usual.oid = this.dattablespace
                LEFT JOIN pg_class AS moved ON moved.oid = ?::regclass
                LEFT JOIN pg_tablespace AS own ON own.oid = moved.reltablespace
                WHERE this.datname = current_database()""", table);
    }

    private void move(Connection session, String space) throws SQLException {
        Sql.run(session, "ALTER TABLE " + table + " SET TABLESPACE \"" + space + "\"");
    }

    private void restore(FaultSessions sessions, Connection session, SmallDisk disk, String home) throws Exception {
        try (sessions) {
            undo(session, disk, home);
        }
    }

    private void undo(Connection session, SmallDisk disk, String home) throws Exception {
        try (disk) {
            disk.empty();
            if (Sql.number(session, "SELECT count(*) FROM pg_tablespace WHERE spcname = ?", SPACE) == 1) {
                move(session, home);
                Sql.run(session, "DROP TABLESPACE " + SPACE);
            }
        }
    }
}
