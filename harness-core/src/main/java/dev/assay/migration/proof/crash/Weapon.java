package dev.assay.migration.proof.crash;

import java.sql.SQLException;

/** Ends the session of a migration on the server; returns when it is gone. */
@FunctionalInterface
interface Weapon {
    /**
     * Strike.
     *
     * @param session what may be asked to do it
     * @param pid the process that serves the migration
     */
    void strike(KillerSession session, int pid) throws SQLException;
}
