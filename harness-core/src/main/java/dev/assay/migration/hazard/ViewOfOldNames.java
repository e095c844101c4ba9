package dev.assay.migration.hazard;

import dev.assay.schema.Column;
import dev.assay.schema.Relation;
import dev.assay.schema.SqlName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes how columns get new names without the old application missing the old ones. A view over one table can be read and
 * written as the table was.
 *
 * @param migration the migration that renamed the columns
 * @param table the table as it was before
 */
record ViewOfOldNames(WholeMigration migration, Relation table) {
    String sql() {
        String old = SqlName.of(table);
        String plain = SqlName.joined(table.plainName(), "data");
        String data = table.schema().equals("public") ? plain : SqlName.of(table.schema()) + "." + plain;
        String renames = columns().stream()
                .flatMap(column -> rename(data, column).stream())
                .collect(Collectors.joining());
        String shown = columns().stream().map(this::shown).collect(Collectors.joining(", "));
        return "-- one transaction: the old name stays as a view that can be read and written\n"
                + "ALTER TABLE " + old + " RENAME TO " + plain + ";\n" + renames
                + "CREATE VIEW " + old + " AS SELECT " + shown + " FROM " + data + ";";
    }

    private List<Column> columns() {
        return migration
                .end()
                .objects(Column.class)
                .filter(column -> column.relation() == table.oid())
                .sorted(Comparator.comparingInt(Column::number))
                .toList();
    }

    private Optional<String> rename(String data, Column column) {
        return before(column)
                .map(name -> "ALTER TABLE " + data + " RENAME COLUMN " + SqlName.of(name) + " TO "
                        + SqlName.of(column.plainName()) + ";\n");
    }

    private String shown(Column column) {
        return SqlName.of(column.plainName())
                + before(column).map(name -> " AS " + SqlName.of(name)).orElse("");
    }

    /** Return the name that a column had, if it had another one. */
    private Optional<String> before(Column now) {
        return migration
                .stage()
                .start()
                .find(now.id())
                .map(old -> ((Column) old).plainName())
                .filter(name -> !name.equals(now.plainName()));
    }
}
