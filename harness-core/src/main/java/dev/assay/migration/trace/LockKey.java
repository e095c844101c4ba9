package dev.assay.migration.trace;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A relation by identity, and a mode. */
record LockKey(long relation, LockMode mode) {
    /** Read a row of relation and mode. */
    static LockKey of(ResultSet row) throws SQLException {
        return new LockKey(row.getLong(1), LockMode.ofServerName(row.getString(2)));
    }
}
