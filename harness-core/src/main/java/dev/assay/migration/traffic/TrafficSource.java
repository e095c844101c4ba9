package dev.assay.migration.traffic;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The operations of an application, written in Java. Implemented by users, and named as {@code class:com.acme.ShopTraffic}; needs
 * a constructor without parameters.
 */
@FunctionalInterface
public interface TrafficSource {
    /**
     * Return the operations. Called once for each version of the schema.
     *
     * @param connection to a database as it stands before a migration, to look for rows that the operations can use
     * @return each with a name of its own
     */
    List<TrafficOperation> operations(Connection connection) throws SQLException;
}
