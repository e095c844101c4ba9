package dev.assay.growth;

import dev.assay.database.TestDatabase;
import dev.assay.load.Operation;
import dev.assay.load.Side;
import java.util.ArrayList;
import java.util.List;

/** A database of its own for each size, filled and ready. Not thread-safe. */
final class SizedDatabases implements AutoCloseable {
    private final List<Sized> all = new ArrayList<>();

    /**
     * A database of one size.
     *
     * @param rows its size
     * @param database filled
     */
    record Sized(long rows, TestDatabase database) {}

    private SizedDatabases() {}

    static SizedDatabases of(TestDatabase base, List<Long> sizes, SizedData data) throws Exception {
        SizedDatabases databases = new SizedDatabases();
        try {
            for (long rows : sizes) {
                databases.all.add(new Sized(rows, data.copy(base, rows)));
            }
            return databases;
        } catch (Exception | Error failure) {
            databases.close();
            throw failure;
        }
    }

    List<Sized> all() {
        return List.copyOf(all);
    }

    TestDatabase of(long rows) {
        return all.stream()
                .filter(sized -> sized.rows() == rows)
                .map(Sized::database)
                .findFirst()
                .orElseThrow();
    }

    Sized largest() {
        return all.get(all.size() - 1);
    }

    List<Side> sides(Operation operation) {
        return all.stream()
                .map(sized -> new Side(String.valueOf(sized.rows()), sized.database()::connect, operation))
                .toList();
    }

    @Override
    public void close() {
        all.forEach(sized -> sized.database().close());
    }
}
