package dev.assay.migration.data;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Tells how far the replicas are behind. */
@FunctionalInterface
public interface LagProbe {
    /** Return the bytes of write-ahead log that the slowest replica has not replayed; 0 where there is none. Outside of a transaction. */
    long bytesBehind(Connection connection) throws SQLException;

    /**
     * Return the probe that asks {@code pg_stat_replication}. Needs the role {@code pg_monitor}, without which no replica shows
     * its position and nothing is waited for.
     */
    static LagProbe replication() {
        return connection -> {
            try (Statement select = connection.createStatement();
                    ResultSet row = select.executeQuery("SELECT coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(),"
                            + " replay_lsn)), 0)::bigint FROM pg_stat_replication")) {
                row.next();
                return row.getLong(1);
            }
        };
    }
}
