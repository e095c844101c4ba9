package dev.assay.database.seed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts parents before the tables that refer to them. */
final class TableOrder {
    private final List<TableRequest> requests;
    private final Set<TableRequest> ordered = new LinkedHashSet<>();
    private final List<String> path = new ArrayList<>();

    private TableOrder(List<TableRequest> requests) {
        this.requests = requests;
    }

    static List<TableRequest> parentsFirst(List<TableRequest> requests) {
        TableOrder order = new TableOrder(requests);
        requests.forEach(order::add);
        return List.copyOf(order.ordered);
    }

    private void add(TableRequest request) {
        String table = request.shape().name();
        if (ordered.contains(request)) {
            return;
        }
        if (path.contains(table)) {
            path.add(table);
            throw SeedMistakes.circle(path.subList(path.indexOf(table), path.size()));
        }
        path.add(table);
        requests.stream()
                .filter(other ->
                        request.shape().parents().contains(other.shape().name()))
                .forEach(this::add);
        path.remove(path.size() - 1);
        ordered.add(request);
    }
}
