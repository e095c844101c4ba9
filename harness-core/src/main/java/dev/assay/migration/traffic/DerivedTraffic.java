package dev.assay.migration.traffic;

import dev.assay.schema.LiveSchema;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads and writes each table that has rows as any application of it could, by names of columns and with copies of its rows. */
final class DerivedTraffic implements Traffic {
    @Override
    public String describe() {
        return "derived from the schema";
    }

    @Override
    public boolean isGiven() {
        return false;
    }

    @Override
    public Drawn draw(Connection connection, Set<String> bookkeeping) throws SQLException {
        Schema schema = LiveSchema.readOnce(connection);
        List<Relation> tables = schema.objects(Relation.class)
                .filter(DerivedTraffic::isApplications)
                .filter(table -> !bookkeeping.contains(table.plainName()))
                .sorted(Comparator.comparing(Relation::name))
                .toList();
        List<TrafficOperation> operations = new ArrayList<>();
        Map<String, String> missing = new LinkedHashMap<>();
        for (Relation table : tables) {
            new DerivedTable(schema, table, connection).derive(operations, missing);
        }
        return new Drawn(operations, Map.of(), missing);
    }

    private static boolean isApplications(Relation table) {
        return ((table.holdsOwnRows() && !table.isPartition()) || table.isPartitioned()) && table.persistence() != 't';
    }
}
