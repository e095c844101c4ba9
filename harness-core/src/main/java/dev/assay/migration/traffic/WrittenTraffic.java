package dev.assay.migration.traffic;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** Operations that a user has written in Java. */
record WrittenTraffic(TrafficSource source) implements Traffic {
    @Override
    public String describe() {
        return source.getClass().getSimpleName();
    }

    @Override
    public Drawn draw(Connection connection, Set<String> bookkeeping) throws SQLException {
        return new Drawn(source.operations(connection), Map.of(), Map.of());
    }
}
