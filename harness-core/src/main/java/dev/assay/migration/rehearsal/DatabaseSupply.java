package dev.assay.migration.rehearsal;

import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.util.function.UnaryOperator;

/** Makes the databases that migrations are rehearsed on. Implementations are safe for use by many threads. */
public interface DatabaseSupply {
    /**
     * Return an empty database, on a server that others may use as well. Nothing may be done there that hurts them.
     *
     * @return closed by the caller
     */
    TestDatabase empty();

    /**
     * Return an empty database that has a server alone, for what would hurt neighbours, or with another server than the others.
     *
     * @param change turns what the test asks for into what is needed, such as another major version
     * @return closed by the caller, and the server with it
     */
    TestDatabase alone(UnaryOperator<ServerSpec> change);

    /** Return an empty database that has a server of the kind that the test asks for alone. */
    default TestDatabase alone() {
        return alone(UnaryOperator.identity());
    }

    /** Return a supply of plain databases. */
    static DatabaseSupply of(Databases databases, ServerSpec spec) {
        return new DatabaseSupply() {
            @Override
            public TestDatabase empty() {
                return databases.create(spec, TemplateRecipe.empty());
            }

            @Override
            public TestDatabase alone(UnaryOperator<ServerSpec> change) {
                return databases.own(change.apply(spec), TemplateRecipe.empty());
            }
        };
    }
}
