package dev.assay.schema;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Labels of enums. */
final class EnumLabelQuery implements CatalogQuery {
    @Override
    public String sql() {
        return """
                SELECT e.oid::bigint, e.enumtypid::bigint, e.enumlabel, e.enumsortorder
                FROM pg_enum e
                WHERE e.enumtypid >= 16384
                """;
    }

    @Override
    public @Nullable SchemaObject read(Row row, CatalogNames names) throws SQLException {
        long oid = row.number();
        long type = row.number();
        String typeName = names.type(type);
        return typeName == null ? null : new EnumLabel(oid, type, typeName, row.text(), row.real());
    }
}
