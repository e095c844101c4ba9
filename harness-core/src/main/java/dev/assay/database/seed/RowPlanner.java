package dev.assay.database.seed;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides for each column of a table where its values come from. What was asked for by name comes first, then foreign keys,
 * sequences, what keys need to be distinct, references to the own table, the sample; the rest is derived from the types.
 */
final class RowPlanner {
    private final TableRequest request;
    private final TableShape shape;
    private final RowSources sources;
    private final long rows;
    private final long existing;
    private final Set<String> filled = new HashSet<>();
    private final List<Set<String>> distinct = new ArrayList<>();
    private final Map<ForeignKey, DrawnTuples> parents = new LinkedHashMap<>();
    private final List<Part> parts = new ArrayList<>();

    RowPlanner(TableRequest request, RowSources sources) throws SQLException {
        this.request = request;
        this.shape = request.shape();
        this.sources = sources;
        this.rows = request.rows().count();
        this.existing = sources.existing();
    }

    RowPlan plan() throws SQLException, IOException {
        shape.columns().stream().filter(Column::generated).forEach(column -> filled.add(column.name()));
        takeNamed();
        takeParents();
        takeSequences();
        for (Set<String> key : shape.keys()) {
            makeDistinct(key);
        }
        parts.addAll(parents.values());
        List<Part> references = takeSelf();
        takeSample();
        shape.columns().forEach(this::derive);
        parts.addAll(references);
        return new RowPlan(shape.columns(), written(), List.copyOf(parts));
    }

    private List<Integer> written() {
        return shape.columns().stream()
                .filter(column -> filled.contains(column.name()) && !column.generated())
                .map(column -> slot(column.name()))
                .toList();
    }

    private void takeNamed() {
        request.rows().columns().forEach((name, values) -> {
            Column column = shape.find(name).orElseThrow(() -> SeedMistakes.unknownColumn(request, name));
            fill(column, values, 0);
            distinct.add(Set.of(name));
        });
    }

    private void takeParents() throws SQLException, IOException {
        List<ForeignKey> widestFirst = shape.foreignKeys().stream()
                .filter(key -> !key.self() && !key.touches(filled))
                .sorted(Comparator.comparingInt(key -> -key.columns().size()))
                .toList();
        Map<String, ForeignKey> taken = new HashMap<>();
        for (ForeignKey key : widestFirst) {
            if (!isImplied(key)) {
                requireApart(key, taken);
                parents.put(key, parentKeys(key));
                key.columns().forEach(column -> taken.put(column, key));
            }
        }
        filled.addAll(taken.keySet());
    }

    /** A key whose columns are all part of a wider one holds with it: the wider parent row has a parent itself. */
    private boolean isImplied(ForeignKey key) {
        return parents.keySet().stream().anyMatch(wider -> key.isWithin(Set.copyOf(wider.columns())));
    }

    private void requireApart(ForeignKey key, Map<String, ForeignKey> taken) {
        for (String column : key.columns()) {
            if (taken.containsKey(column)) {
                throw SeedMistakes.sharedColumn(request, column, taken.get(column), key);
            }
        }
    }

    private DrawnTuples parentKeys(ForeignKey key) throws SQLException, IOException {
        Tuples keys = sources.keys(key);
        if (keys.size() == 0) {
            throw SeedMistakes.noParents(request, key);
        }
        return new DrawnTuples(
                key.name(),
                slots(key.columns()),
                keys,
                nullable(key),
                request.rows().nulls());
    }

    private void takeSequences() throws SQLException {
        for (Column column : shape.columns()) {
            if (column.sequence().isPresent() && !filled.contains(column.name())) {
                fillDistinct(column);
            }
        }
    }

    private void makeDistinct(Set<String> key) throws SQLException {
        if (distinct.stream().anyMatch(key::containsAll)) {
            return;
        }
        List<Column> free = free(key);
        // A column that a reference to the own table copies from another row does not stay distinct.
        Optional<Column> wide = free.stream()
                .filter(column -> capacity(column) >= rows + existing)
                .max(Comparator.comparing((Column column) -> !isCopied(column)).thenComparingLong(this::capacity));
        if (wide.isPresent()) {
            fillDistinct(wide.get());
        } else {
            combine(key, free);
        }
    }

    private boolean isCopied(Column column) {
        return shape.foreignKeys().stream()
                .anyMatch(key -> key.self() && key.columns().contains(column.name()));
    }

    private List<Column> free(Set<String> key) {
        return shape.columns().stream()
                .filter(column -> key.contains(column.name()) && !filled.contains(column.name()))
                .toList();
    }

    private void combine(Set<String> key, List<Column> free) {
        List<Combination.Digit> digits = new ArrayList<>();
        parents.forEach((parent, keys) -> {
            if (parent.isWithin(key)) {
                digits.add(new Combination.ParentKey(keys));
            }
        });
        free.stream().filter(column -> capacity(column) > 0).forEach(column -> digits.add(ownValue(column)));
        long product = digits.isEmpty() ? 0 : Combination.product(digits);
        if (product < rows + existing) {
            throw SeedMistakes.tooFewCombinations(request, key, product, rows, existing);
        }
        parents.keySet().removeIf(parent -> parent.isWithin(key));
        free.stream().filter(column -> capacity(column) > 0).forEach(column -> filled.add(column.name()));
        parts.add(new Combination(String.join(",", key.stream().sorted().toList()), digits, existing, rows));
        distinct.add(key);
    }

    private Combination.Digit ownValue(Column column) {
        return new Combination.OwnValue(
                slot(column.name()),
                kind(column),
                column.limits(),
                column.limits().allowed());
    }

    private long capacity(Column column) {
        List<String> allowed = column.limits().allowed();
        return allowed.isEmpty()
                ? column.type()
                        .kind()
                        .map(kind -> kind.capacity(column.limits()))
                        .orElse(0L)
                : allowed.size();
    }

    private void fillDistinct(Column column) throws SQLException {
        Kind kind = kind(column);
        Limits limits = column.limits();
        long first = kind instanceof WholeNumbers
                ? Math.max(0, sources.largest(column) + 1 - limits.leastUnits(0, 1))
                : existing;
        if (kind.capacity(limits) < first + rows) {
            throw SeedMistakes.tooFewCombinations(request, Set.of(column.name()), kind.capacity(limits), rows, first);
        }
        fill(column, Values.of("distinct", (row, random) -> kind.distinct(first + row, limits)), 0);
        distinct.add(Set.of(column.name()));
    }

    /** Plan references to the own table. They copy keys of other rows, so they come last. */
    private List<Part> takeSelf() {
        List<Part> references = new ArrayList<>();
        for (ForeignKey key : shape.foreignKeys()) {
            Set<String> named = request.rows().columns().keySet();
            if (key.self() && !key.touches(named)) {
                references.add(selfReference(key));
                key.columns().stream()
                        .filter(column -> !key.parentColumns().contains(column))
                        .forEach(filled::add);
            }
        }
        return references;
    }

    private Part selfReference(ForeignKey key) {
        List<Integer> nullable = nullable(key).stream()
                .filter(slot -> !filled.contains(shape.columns().get(slot).name()))
                .toList();
        double nulls = request.rows().nulls();
        return new SelfReference(key.name(), slots(key.columns()), slots(key.parentColumns()), nullable, nulls);
    }

    private void takeSample() throws SQLException, IOException {
        if (request.rows().sample().isPresent()) {
            SampleColumns columns =
                    new SampleColumns(shape, request.rows().sample().get(), sources);
            List<String> drawn = columns.besides(filled);
            parts.add(columns.draw(drawn));
            filled.addAll(drawn);
        }
    }

    private void derive(Column column) {
        if (filled.contains(column.name()) || column.hasConstantDefault()) {
            return;
        }
        List<String> allowed = column.limits().allowed();
        Kind kind = kind(column);
        ColumnValues values = allowed.isEmpty()
                ? Values.of("derived", (row, random) -> kind.random(column.limits(), random))
                : Values.oneOf(allowed.toArray());
        fill(column, values, column.acceptsNull() ? request.rows().nulls() : 0);
    }

    private void fill(Column column, ColumnValues values, double nulls) {
        filled.add(column.name());
        parts.add(new OneColumn(column.name(), slot(column.name()), values, nulls));
    }

    private Kind kind(Column column) {
        return column.type().kind().orElseThrow(() -> SeedMistakes.unknownType(request, column));
    }

    /** Give the slots of a foreign key that may be NULL: none of them is part of a key, where a NULL would be one more row. */
    private List<Integer> nullable(ForeignKey key) {
        Set<String> inKeys = shape.keys().stream().flatMap(Collection::stream).collect(Collectors.toSet());
        return key.columns().stream()
                .filter(column -> shape.column(column).acceptsNull() && !inKeys.contains(column))
                .map(this::slot)
                .toList();
    }

    private List<Integer> slots(List<String> columns) {
        return columns.stream().map(this::slot).toList();
    }

    private int slot(String column) {
        return shape.columnNames().indexOf(column);
    }
}
