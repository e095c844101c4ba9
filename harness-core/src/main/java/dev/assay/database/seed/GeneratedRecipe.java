package dev.assay.database.seed;

import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A recipe, and generated rows on top of it. */
record GeneratedRecipe(TemplateRecipe base, List<GeneratedRows> tables) implements TemplateRecipe {
    /** Changed whenever equal requests make other rows than before, so that kept templates are made again. */
    private static final int GENERATION = 1;

    @Override
    public String contentHash() {
        return base.contentHash()
                + tables.stream()
                        .map(GeneratedRows::describe)
                        .collect(Collectors.joining("\n", "\ngenerated " + GENERATION + " ", ""));
    }

    @Override
    public String describe() {
        return base.describe()
                + tables.stream()
                        .map(rows -> rows.count() + " generated rows of " + rows.table())
                        .collect(Collectors.joining(" and ", " and ", ""));
    }

    @Override
    public void warmUp() {
        base.warmUp();
    }

    @Override
    public void apply(TestDatabase database) throws Exception {
        base.apply(database);
        try (Connection connection = database.connect()) {
            for (TableRequest request : TableOrder.parentsFirst(requests(connection))) {
                fill(request, database, connection);
            }
        }
    }

    private List<TableRequest> requests(Connection connection) throws SQLException {
        Catalog catalog = new Catalog(connection);
        List<TableRequest> requests = new ArrayList<>();
        for (GeneratedRows rows : tables) {
            TableShape shape =
                    catalog.table(rows.table()).orElseThrow(() -> SeedMistakes.unknownTable(rows.table(), catalog));
            requests.add(new TableRequest(requests.size(), rows, shape));
        }
        return requests;
    }

    private static void fill(TableRequest request, TestDatabase database, Connection connection)
            throws SQLException, IOException {
        try (RowSources sources = RowSources.open(request, database, connection)) {
            RowPlan plan = new RowPlanner(request, sources).plan();
            new TableWriter(database, request, plan).write();
            sources.advanceSequences();
        } catch (SQLException failure) {
            throw SeedMistakes.refused(request, failure, connection);
        }
    }
}
