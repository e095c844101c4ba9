package dev.assay.schema;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How one kind of object is read. */
interface CatalogQuery {
    /** A schema {@code n} of the users, or of the temporary tables of this session. */
    String OWN_SCHEMA = "(n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' OR n.oid = pg_my_temp_schema())";

    /** Return the query. */
    String sql();

    /** Return the object of a row; null if it belongs to something that is not read. */
    @Nullable SchemaObject read(Row row, CatalogNames names) throws SQLException;
}
