package dev.assay.junit;

import dev.assay.migration.hazard.InspectedMigrations;
import dev.assay.migration.trace.MigrationTracer;
import dev.assay.migration.trace.SeedScripts;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Runs the migrations of a test on its database once, whoever asks for the report first. */
final class TracedMigrations {
    private static final Namespace NAMESPACE = Namespace.create(TracedMigrations.class);

    private TracedMigrations() {}

    static InspectedMigrations of(ExtensionContext context, String seed) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(context.getUniqueId(), key -> trace(context, seed), InspectedMigrations.class);
    }

    /** Return what will run them; only reads files, and so finds what is mistaken before anything starts. */
    static MigrationTracer tracer(ExtensionContext context, String seed) {
        Provisioning provisioning = Provisioning.of(context);
        SeedScripts seeds = SeedScripts.at(seed, context.getRequiredTestClass().getClassLoader());
        return new MigrationTracer(provisioning.migrations(), seeds);
    }

    private static InspectedMigrations trace(ExtensionContext context, String seed) {
        return InspectedMigrations.trace(
                tracer(context, seed),
                ProvidedDatabase.of(context).database().dataSource(),
                Judge.of(context).run());
    }
}
