package dev.assay.junit;

import dev.assay.database.ServerSpec;
import dev.assay.database.TestDatabase;
import dev.assay.migration.rehearsal.DatabaseSupply;
import dev.assay.migration.rehearsal.Rehearsal;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes what the proofs by experiment of a {@link MigrationTest} work with. */
final class RehearsedMigrations {
    private RehearsedMigrations() {}

    static Rehearsal of(ExtensionContext context, MigrationTest test) {
        Provisioning provisioning = Provisioning.of(context);
        Rehearsal all = new Rehearsal(
                        provisioning.migrations(), TracedMigrations.seeds(context, test), supply(context, provisioning))
                .within(TracedMigrations.timeout(test, Session.of(context).configuration()));
        return Given.text(test.since()).map(all::since).orElse(all);
    }

    private static DatabaseSupply supply(ExtensionContext context, Provisioning provisioning) {
        Session session = Session.of(context);
        return new DatabaseSupply() {
            @Override
            public TestDatabase empty() {
                return provisioning.empty(session);
            }

            @Override
            public TestDatabase alone(UnaryOperator<ServerSpec> change) {
                return provisioning.alone(session, change);
            }
        };
    }
}
