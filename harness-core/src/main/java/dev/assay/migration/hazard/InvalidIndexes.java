package dev.assay.migration.hazard;

import dev.assay.schema.Index;
import dev.assay.schema.Schema;
import java.util.List;

/** Finds indexes that stayed behind half built. */
final class InvalidIndexes {
    private InvalidIndexes() {}

    /**
     * Return their names. The index of a partitioned table is invalid until every partition has its own, and nobody pays for
     * it; it does not count.
     */
    static List<String> in(Schema schema) {
        return schema.objects(Index.class)
                .filter(index ->
                        !index.valid() && schema.relation(index.oid()).stream().noneMatch(own -> own.kind() == 'I'))
                .map(Index::name)
                .sorted()
                .toList();
    }
}
