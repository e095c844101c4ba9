package dev.assay.quality;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A table, as the catalog knows it.
 *
 * @param sql its name as SQL needs it, with its schema unless the search path has it
 * @param alias its name without the schema, as SQL needs it
 * @param columns its columns in their order
 */
record Relation(String sql, String alias, List<Column> columns) {
    Relation {
        columns = List.copyOf(columns);
    }

    /** Return the column of exactly this name, else of the name that PostgreSQL would make of it. */
    Optional<Column> column(String written) {
        String plain = SqlText.unquoted(written);
        boolean quoted = !plain.equals(written);
        Optional<Column> exact = named(plain);
        return exact.isPresent() || quoted ? exact : named(written.toLowerCase(Locale.ROOT));
    }

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    private Optional<Column> named(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
