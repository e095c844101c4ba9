package dev.assay.chaos.node;

import dev.assay.chaos.fault.Fault;
import dev.assay.check.MistakeException;
import java.sql.SQLException;

/** What it means when a fault cannot have the table that it names. */
final class TableErrors {
    private TableErrors() {}

    static Exception explained(Fault fault, String table, SQLException failed) {
        if (Sql.NO_SUCH_TABLE.equals(failed.getSQLState())) {
            return new MistakeException(
                    OwnServer.asked(fault),
                    "there is no table [" + table + "]",
                    "It is in a schema that is not on the search path, or it has another name",
                    "name a table that the operations use, if need be with its schema: [sales.orders]");
        }
        if (Sql.LOCK_NOT_AVAILABLE.equals(failed.getSQLState())) {
            return new MistakeException(
                    OwnServer.asked(fault),
                    "the lock was not granted within " + Wait.LIMIT.toMillis() + " ms",
                    "A session holds a transaction open on [" + table + "]",
                    "commit or roll back in every operation");
        }
        return failed;
    }
}
