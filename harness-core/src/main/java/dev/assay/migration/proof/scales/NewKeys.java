package dev.assay.migration.proof.scales;

import dev.assay.migration.value.NewValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which columns get new values in a copied row, so that no unique key stands twice. Columns that refer to one another get the same
 * new values, so that each copy of a row refers to copies: the database is there several times, and no join has more partners than
 * before.
 */
final class NewKeys {
    private final Set<Long> left;
    private final Map<ColumnRef, ColumnRef> parents = new HashMap<>();
    private final Map<ColumnRef, GrownColumn> columns = new HashMap<>();
    private final Set<ColumnRef> chosen = new HashSet<>();
    private final Map<Long, String> impossible = new LinkedHashMap<>();

    /** Choose for all tables but those that are left as they are. */
    NewKeys(GrownCatalog catalog, Set<Long> left) {
        this.left = Set.copyOf(left);
        catalog.tables().forEach(table -> table.columns().forEach(column -> columns.put(column.ref(), column)));
        catalog.references().forEach(pair -> parents.put(root(pair.get(0)), root(pair.get(1))));
        catalog.tables().stream().filter(table -> !left.contains(table.oid())).forEach(this::choose);
    }

    /** Return the tables that have a key no column of which can get new values, and why. */
    Map<Long, String> impossible() {
        return impossible;
    }

    /** Return whether a column gets new values. */
    boolean isNew(GrownColumn column) {
        return chosen.contains(root(column.ref()));
    }

    /** Return the columns that get the same new values as this one, itself included. */
    List<GrownColumn> together(GrownColumn column) {
        ColumnRef root = root(column.ref());
        return columns.values().stream()
                .filter(other -> root(other.ref()).equals(root))
                .toList();
    }

    private void choose(GrownTable table) {
        List<Set<Integer>> open = new ArrayList<>(table.keys());
        open.removeIf(key -> isDistinct(table, key));
        while (!open.isEmpty()) {
            Set<Integer> key = open.get(0);
            Optional<GrownColumn> best = best(table, key, open);
            if (best.isEmpty()) {
                impossible.put(table.oid(), "no column of the unique key " + names(table, key) + " can get new values");
                return;
            }
            chosen.add(root(best.get().ref()));
            open.removeIf(other -> isDistinct(table, other));
        }
    }

    private boolean isDistinct(GrownTable table, Set<Integer> key) {
        return table.columns().stream()
                .anyMatch(column -> key.contains(column.ref().number()) && isNew(column));
    }

    private Optional<GrownColumn> best(GrownTable table, Set<Integer> key, List<Set<Integer>> open) {
        return table.columns().stream()
                .filter(column -> key.contains(column.ref().number()) && mayChange(column))
                .min(Comparator.comparing(GrownColumn::awkward)
                        .thenComparing(column -> -open.stream()
                                .filter(other -> other.contains(column.ref().number()))
                                .count())
                        .thenComparing(column -> NewValue.of(column.type()).orElseThrow()));
    }

    private boolean mayChange(GrownColumn column) {
        List<GrownColumn> together = together(column);
        return together.stream()
                .allMatch(other -> !left.contains(other.ref().table())
                        && NewValue.of(other.type()).isPresent()
                        && NewValue.of(other.type()).equals(NewValue.of(column.type())));
    }

    private ColumnRef root(ColumnRef ref) {
        ColumnRef current = ref;
        while (parents.containsKey(current) && !parents.get(current).equals(current)) {
            current = parents.get(current);
        }
        return current;
    }

    private static List<String> names(GrownTable table, Set<Integer> key) {
        return table.columns().stream()
                .filter(column -> key.contains(column.ref().number()))
                .map(GrownColumn::name)
                .toList();
    }
}
