package dev.assay.migration.hazard;

import dev.assay.schema.Index;
import dev.assay.schema.Publication;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.stream.Stream;

/** What logical replication needs of the tables that are published. */
final class PublishedTables {
    private PublishedTables() {}

    /** Return whether any change of a table is published. */
    static boolean isPublished(Schema schema, Relation table) {
        return publications(schema, table).findAny().isPresent();
    }

    /** Return whether the server refuses every UPDATE and DELETE of a table, because nothing tells which row was meant. */
    static boolean refusesChanges(Schema schema, Relation table) {
        return table.isTable()
                && table.persistence() == 'p'
                && publications(schema, table).anyMatch(Publication::changes)
                && !isIdentified(schema, table);
    }

    /** Return whether the table has an index that can tell its rows apart. */
    static boolean hasUsableIndex(Schema schema, Relation table) {
        return schema.indexes(table.oid())
                .filter(index -> index.unique() && index.immediate() && index.valid() && !index.partial())
                .anyMatch(index ->
                        index.keys().stream().allMatch(number -> number > 0 && isNotNull(schema, index, number)));
    }

    private static Stream<Publication> publications(Schema schema, Relation table) {
        return schema.objects(Publication.class)
                .filter(publication ->
                        publication.allTables() || publication.tables().contains(table.oid()));
    }

    private static boolean isIdentified(Schema schema, Relation table) {
        Stream<Index> indexes = schema.indexes(table.oid()).filter(Index::valid);
        return switch (table.replicaIdentity()) {
            case 'f' -> true;
            case 'i' -> indexes.anyMatch(Index::replicaIdentity);
            case 'd' -> indexes.anyMatch(Index::primary);
            default -> false;
        };
    }

    private static boolean isNotNull(Schema schema, Index index, int number) {
        return schema.column(index.table(), number).stream().anyMatch(column -> column.notNull());
    }
}
