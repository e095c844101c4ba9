package dev.assay.schema;

import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Empty databases on real servers of several major versions for the test classes of this package. */
public final class Servers implements AutoCloseable {
    private final Databases databases = Databases.open(DatabaseSettings.defaults());

    TestDatabase empty(String majorVersion) {
        return databases.create(ServerSpec.defaults().withMajorVersion(majorVersion), TemplateRecipe.empty());
    }

    TestDatabase empty() {
        return databases.create(ServerSpec.defaults(), TemplateRecipe.empty());
    }

    /** Return the major versions that this machine has; all five if somebody asks for them. */
    static List<String> majorVersions() {
        String asked = System.getProperty("assay.test.versions", "17");
        return List.of(asked.split(","));
    }

    @Override
    public void close() {
        databases.close();
    }

    public static final class Provider implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Servers.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            ExtensionContext.Store store = context.getRoot().getStore(ExtensionContext.Namespace.create(Servers.class));
            return store.getOrComputeIfAbsent(Servers.class);
        }
    }
}
