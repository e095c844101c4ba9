package dev.assay.assertions;

import dev.assay.check.MistakeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values for some columns of a row, in the order in which they were named. Made by {@link DatabaseAssertions#row}. Immutable. */
public final class Row {
    private final Map<String, @Nullable Object> values;

    private Row(Map<String, @Nullable Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    static Row of(@Nullable Object... columnsAndValues) {
        if (columnsAndValues.length % 2 != 0) {
            throw mistake(columnsAndValues, "the last column has no value");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            if (!(columnsAndValues[i] instanceof String column)) {
                throw mistake(columnsAndValues, "[" + columnsAndValues[i] + "] is no name of a column");
            }
            if (values.containsKey(column)) {
                throw mistake(columnsAndValues, "column [" + column + "] is named twice");
            }
            values.put(column, columnsAndValues[i + 1]);
        }
        return new Row(values);
    }

    private static MistakeException mistake(@Nullable Object[] asked, String found) {
        return new MistakeException(
                "row(" + Arrays.toString(asked) + ")", found, "", "row(\"first\", 1, \"second\", \"text\")");
    }

    /** Return the statement that inserts it. */
    Sql into(String quotedTable) {
        if (values.isEmpty()) {
            return Sql.of("INSERT INTO " + quotedTable + " DEFAULT VALUES");
        }
        String columns = values.keySet().stream().map(Name::quoted).collect(Collectors.joining(", "));
        String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
        return new Sql("INSERT INTO " + quotedTable + " (" + columns + ") VALUES (" + marks + ")", list());
    }

    private List<@Nullable Object> list() {
        return new ArrayList<>(values.values());
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + " = [" + value.getValue() + "]")
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
