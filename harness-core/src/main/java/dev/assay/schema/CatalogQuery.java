package dev.assay.schema;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How one kind of object is read. */
interface CatalogQuery {
    /** The place of a condition on the relation. */
    String CONDITION = "/* condition */";

    /** Return the query, with {@link #CONDITION} in it if its objects belong to relations. */
    String sql();

    /** Return the object of a row; null if it belongs to something that is not read. */
    @Nullable SchemaObject read(Row row, CatalogNames names) throws SQLException;
}
