package dev.assay.migration;

import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.database.TestedServer;
import dev.assay.migration.rehearsal.DatabaseSupply;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Empty databases on real servers, one for each kind that is asked for, shared by all test classes. */
public final class TestDatabases implements AutoCloseable {
    private final Databases databases = Databases.open(DatabaseSettings.defaults());

    public TestDatabase empty() {
        return databases.create(TestedServer.spec(), TemplateRecipe.empty());
    }

    public TestDatabase empty(ServerSpec spec) {
        return databases.create(spec, TemplateRecipe.empty());
    }

    public TestDatabase clone(TemplateRecipe recipe) {
        return databases.create(TestedServer.spec(), recipe);
    }

    public DatabaseSupply supply() {
        return DatabaseSupply.of(databases, TestedServer.spec());
    }

    /** Return the major versions that schemas are read on: the one that every machine has, or those that somebody asks for. */
    public static List<String> majorVersions() {
        return List.of(
                System.getProperty("assay.test.versions", TestedServer.spec().majorVersion())
                        .split(","));
    }

    @Override
    public void close() {
        databases.close();
    }

    public static final class Provider implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestDatabases.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            ExtensionContext.Store store =
                    context.getRoot().getStore(ExtensionContext.Namespace.create(TestDatabases.class));
            return store.getOrComputeIfAbsent(TestDatabases.class);
        }
    }
}
