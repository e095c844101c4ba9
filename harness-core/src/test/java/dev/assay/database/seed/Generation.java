package dev.assay.database.seed;

import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.Sql;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server for all tests of this package that generate rows; each schema is a database of its own. */
final class Generation implements AutoCloseable {
    private static final ServerSpec SERVER = ServerSpec.defaults().withExtensions("vector");

    private final Databases databases =
            Databases.open(DatabaseSettings.defaults().withReadyClones(0));

    /** Make a schema, then apply a recipe that generates rows, as a template is made. */
    TestDatabase generate(String schema, GeneratedRows... rows) throws SQLException {
        TestDatabase database = databases.create(SERVER, TemplateRecipe.empty());
        try {
            Sql.run(database.dataSource(), schema);
            GeneratedRows.all(TemplateRecipe.empty(), List.of(rows)).apply(database);
            return database;
        } catch (RuntimeException | SQLException failure) {
            database.close();
            throw failure;
        } catch (Exception failure) {
            database.close();
            throw new AssertionError(failure);
        }
    }

    static String value(TestDatabase database, String query) throws SQLException {
        return Sql.value(database.dataSource(), query);
    }

    @Override
    public void close() {
        databases.close();
    }

    /** Gives the server of the run to constructors of tests. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Generation.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Generation.class))
                    .getOrComputeIfAbsent(Generation.class, key -> new Generation(), Generation.class);
        }
    }
}
