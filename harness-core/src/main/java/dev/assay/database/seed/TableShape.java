package dev.assay.database.seed;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table as the catalog describes it.
 *
 * @param name as SQL writes it
 * @param columns in their order
 * @param keys sets of columns that hold no combination twice, the primary key first
 * @param foreignKeys in the order of their names
 */
record TableShape(String name, List<Column> columns, List<Set<String>> keys, List<ForeignKey> foreignKeys) {
    Optional<Column> find(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }

    Column column(String column) {
        return find(column).orElseThrow(() -> new IllegalStateException("[" + name + "] has no [" + column + "]"));
    }

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    Set<String> parents() {
        return foreignKeys.stream()
                .filter(key -> !key.self())
                .map(ForeignKey::parent)
                .collect(Collectors.toUnmodifiableSet());
    }
}
