package dev.assay.database.seed;

import dev.assay.database.DatabaseException;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A recipe, and seed data on top of it. Each seed is a resource: {@code *.sql} is executed as one script, {@code *.csv} and
 * {@code *.csv.gz} are copied into the table that the file is named after.
 */
public final class SeededRecipe implements TemplateRecipe {
    private final TemplateRecipe base;
    private final List<SeedResource> seeds;

    private SeededRecipe(TemplateRecipe base, List<SeedResource> seeds) {
        this.base = base;
        this.seeds = List.copyOf(seeds);
    }

    /**
     * Put seeds on top of a recipe.
     *
     * @param base is applied first
     * @param loader finds the resources
     * @param names resources in their order, with or without {@code classpath:} before them
     * @return the base itself if there is no seed
     * @throws dev.assay.check.MistakeException for a resource that does not exist or is neither SQL nor CSV
     */
    public static TemplateRecipe of(TemplateRecipe base, ClassLoader loader, List<String> names) {
        return names.isEmpty()
                ? base
                : new SeededRecipe(
                        base,
                        names.stream()
                                .map(name -> SeedResource.of(loader, name))
                                .toList());
    }

    @Override
    public String contentHash() {
        StringBuilder hash = new StringBuilder(base.contentHash());
        seeds.forEach(seed -> hash.append('\n').append(seed.name()).append(' ').append(seed.hash()));
        return hash.toString();
    }

    @Override
    public String describe() {
        return base.describe() + " and " + seeds.size() + (seeds.size() == 1 ? " seed" : " seeds");
    }

    @Override
    public void warmUp() {
        base.warmUp();
    }

    @Override
    public void apply(TestDatabase database) throws Exception {
        base.apply(database);
        for (SeedResource seed : seeds) {
            load(seed, database);
        }
    }

    private static void load(SeedResource seed, TestDatabase database) {
        try (InputStream content = seed.openUnpacked()) {
            if (seed.isScript()) {
                execute(new String(content.readAllBytes(), StandardCharsets.UTF_8), database);
            } else {
                // The server reads the text of vectors as fast as Java could make binary of it; see docs/decisions.md.
                // docs/decisions.md.
                database.copyCsv(seed.table(), content);
            }
        } catch (IOException | SQLException failure) {
            throw new DatabaseException(
                    "Seed [%s] could not be loaded: %s".formatted(seed.name(), failure.getMessage()), failure);
        }
    }

    private static void execute(String script, TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }
}
