package dev.assay.migration.proof.roundtrip;

import dev.assay.check.MistakeException;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.database.seed.GeneratedRows;
import dev.assay.migration.content.ContentTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Writes into all tables what their schema allows, as a new version of the application might: rows with a few NULLs, changes of the
 * oldest row, and NULL in each column of the newest one that takes it. What a table refuses is left, for an invented row cannot know
 * every rule.
 */
final class RowWriter {
    private static final int ROWS = 10;
    private static final String NULLS = "20%";

    private final TestDatabase database;
    private final long seed;
    private final SortedMap<String, String> refused = new TreeMap<>();
    private long inserted;
    private long updated;

    RowWriter(TestDatabase database, long seed) {
        this.database = database;
        this.seed = seed;
    }

    WrittenRows write(List<ContentTable> tables) throws Exception {
        update(tables, RowWriter::another);
        insert(tables);
        update(tables, RowWriter::nothing);
        return new WrittenRows(inserted, updated, refused);
    }

    /** A table whose parents have no rows yet is tried again when others have been filled. */
    private void insert(List<ContentTable> tables) throws Exception {
        List<ContentTable> pending = new ArrayList<>(tables);
        int before;
        do {
            before = pending.size();
            refused.clear();
            for (ContentTable table : List.copyOf(pending)) {
                if (insert(table)) {
                    pending.remove(table);
                }
            }
        } while (!pending.isEmpty() && pending.size() < before);
    }

    private boolean insert(ContentTable table) throws Exception {
        try {
            GeneratedRows.into(table.sqlName())
                    .rows(ROWS)
                    .seed(seed)
                    .nulls(NULLS)
                    .threads(1)
                    .on(TemplateRecipe.empty())
                    .apply(database);
            inserted += ROWS;
            return true;
        } catch (MistakeException unknowable) {
            refused.put(table.name(), String.valueOf(unknowable.getMessage()));
            return false;
        }
    }

    private void update(List<ContentTable> tables, BiFunction<ContentTable, String, String> sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (ContentTable table : tables) {
                for (String column : table.columns()) {
                    if (!table.key().isEmpty() && !table.key().contains(column)) {
                        update(sql.apply(table, column), statement);
                    }
                }
            }
        }
    }

    private void update(String sql, Statement statement) {
        try {
            updated += statement.executeUpdate(sql);
        } catch (SQLException refusal) {
            // A rule of the table, which is as good a reason to leave the value as any.
            return;
        }
    }

    /** The oldest row gets another row's value, which the column's own rules allow. */
    private static String another(ContentTable table, String column) {
        String name = ContentTable.quoted(column);
        String key = key(table);
        String other = "FROM %s AS o WHERE o.%s IS DISTINCT FROM r.%s".formatted(table.sqlName(), name, name);
        return "UPDATE %s AS r SET %s = (SELECT o.%s %s ORDER BY %s LIMIT 1) WHERE (%s) = (SELECT %s FROM %s ORDER BY %s LIMIT 1) AND EXISTS (SELECT %s)"
                .formatted(table.sqlName(), name, name, other, key, key, key, table.sqlName(), key, other);
    }

    /** Whether one of the invented rows has none there is left to chance. */
    private static String nothing(ContentTable table, String column) {
        String name = ContentTable.quoted(column);
        return "UPDATE %1$s SET %2$s = NULL WHERE (%3$s) = (SELECT %3$s FROM %1$s ORDER BY (%3$s) DESC LIMIT 1) AND %2$s IS NOT NULL"
                .formatted(table.sqlName(), name, key(table));
    }

    private static String key(ContentTable table) {
        return table.key().stream().map(ContentTable::quoted).collect(Collectors.joining(", "));
    }
}
