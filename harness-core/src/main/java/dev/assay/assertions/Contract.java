package dev.assay.assertions;

import dev.assay.check.MistakeException;
import dev.assay.schema.SqlName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns that a table must have, and no others.
 *
 * @param columns the type of each by its name, in order
 */
record Contract(Map<String, String> columns) {
    static Contract of(String... columns) {
        Map<String, String> types = new LinkedHashMap<>();
        for (String column : columns) {
            String[] parts = column.strip().split("\\s+", 2);
            if (parts.length < 2) {
                throw new MistakeException(
                        "hasColumnsExactly [" + column + "]", "it has no type", "", "hasColumnsExactly(\"id bigint\")");
            }
            types.put(parts[0], parts[1]);
        }
        return new Contract(types);
    }

    void require(Subject subject, TableView table) {
        Map<String, String> found = new LinkedHashMap<>();
        table.columns().forEach(column -> found.put(column.plainName(), column.type()));
        Contract written = canonical(subject, found);
        if (!new ArrayList<>(written.columns.entrySet()).equals(new ArrayList<>(found.entrySet()))) {
            throw new Unmet(Answer.of("the columns of [" + table.name() + "] are " + shown(columns), shown(found))
                    .means(String.join("\n", written.differences(found)))
                    .fix(written.fixes(SqlName.of(table.relation()), found)));
        }
    }

    /** Types that stand there to the letter need no question to the server. */
    private Contract canonical(Subject subject, Map<String, String> found) {
        Map<String, String> types = new LinkedHashMap<>();
        columns.forEach((name, type) ->
                types.put(name, type.equals(found.get(name)) ? type : ColumnType.canonical(subject, type)));
        return new Contract(types);
    }

    private List<String> differences(Map<String, String> found) {
        List<String> missing = columns.keySet().stream()
                .filter(name -> !found.containsKey(name))
                .map(name -> "[" + name + "] is missing")
                .toList();
        List<String> more = found.keySet().stream()
                .filter(name -> !columns.containsKey(name))
                .map(name -> "[" + name + "] is one more")
                .toList();
        List<String> types = columns.entrySet().stream()
                .filter(column -> !column.getValue().equals(found.getOrDefault(column.getKey(), column.getValue())))
                .map(column -> "[" + column.getKey() + "] has another type")
                .toList();
        List<String> all = Stream.of(missing, more, types).flatMap(List::stream).toList();
        return all.isEmpty() ? List.of("the order is another one") : all;
    }

    private String fixes(String table, Map<String, String> found) {
        return columns.entrySet().stream()
                .filter(column -> !column.getValue().equals(found.get(column.getKey())))
                .map(column -> "ALTER TABLE " + table
                        + (found.containsKey(column.getKey()) ? " ALTER COLUMN " : " ADD COLUMN ")
                        + SqlName.of(column.getKey())
                        + (found.containsKey(column.getKey()) ? " TYPE " : " ") + column.getValue() + ";")
                .collect(Collectors.joining("\n"));
    }

    private static String shown(Map<String, String> columns) {
        return columns.entrySet().stream()
                .map(column -> column.getKey() + " " + column.getValue())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
