package dev.assay.migration.trace;

import java.util.Arrays;
import java.util.Locale;

/** The modes of PostgreSQL's table locks, from weak to strong. */
public enum LockMode {
    /** Taken by readers. */
    ACCESS_SHARE("AccessShareLock"),
    /** Taken by readers that lock rows. */
    ROW_SHARE("RowShareLock"),
    /** Taken by writers. */
    ROW_EXCLUSIVE("RowExclusiveLock"),
    /** Taken by concurrent builds and validation; stops neither readers nor writers. */
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock"),
    /** Taken by index builds; stops writers. */
    SHARE("ShareLock"),
    /** Taken by new foreign keys and triggers; stops writers. */
    SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock"),
    /** Stops writers and readers that lock rows. */
    EXCLUSIVE("ExclusiveLock"),
    /** Stops everybody. */
    ACCESS_EXCLUSIVE("AccessExclusiveLock");

    private final String serverName;

    LockMode(String serverName) {
        this.serverName = serverName;
    }

    /** Return whether writers of the relation wait. */
    public boolean blocksWrites() {
        return compareTo(SHARE) >= 0;
    }

    /** Return whether readers of the relation wait. */
    public boolean blocksReads() {
        return this == ACCESS_EXCLUSIVE;
    }

    /** Return the mode as SQL writes it: {@code ACCESS EXCLUSIVE}. */
    public String write() {
        return name().replace('_', ' ').toUpperCase(Locale.ROOT);
    }

    /** Return the mode that {@code pg_locks} names so. */
    public static LockMode ofServerName(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.serverName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("[" + name + "] is no mode of a table lock"));
    }
}
