package dev.assay.junit;

import dev.assay.check.Quantity;
import dev.assay.check.UnreadableException;
import dev.assay.check.WrittenAttribute;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import dev.assay.migration.hazard.InspectedMigrations;
import dev.assay.migration.seed.SeedScripts;
import dev.assay.migration.trace.MigrationTracer;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Runs the migrations of a test on its database once, whoever asks for the report first. */
final class TracedMigrations {
    private static final Namespace NAMESPACE = Namespace.create(TracedMigrations.class);

    private TracedMigrations() {}

    static InspectedMigrations of(ExtensionContext context, MigrationTest test) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(context.getUniqueId(), key -> trace(context, test), InspectedMigrations.class);
    }

    /** Return what will run them; only reads files, and so finds what is mistaken before anything starts. */
    static MigrationTracer tracer(ExtensionContext context, MigrationTest test) {
        Provisioning provisioning = Provisioning.of(context);
        return new MigrationTracer(provisioning.migrations(), seeds(context, test))
                .within(timeout(test, Session.of(context).configuration()));
    }

    static SeedScripts seeds(ExtensionContext context, MigrationTest test) {
        return SeedScripts.at(test.seed(), context.getRequiredTestClass().getClassLoader());
    }

    static Duration timeout(MigrationTest test, Configuration configuration) {
        return configuration
                .read(Key.MIGRATIONS_TIMEOUT, TracedMigrations::time)
                .orElseGet(() -> new WrittenAttribute("MigrationTest", "timeout", test.timeout(), "10min")
                        .read(TracedMigrations::time));
    }

    private static Duration time(String text) {
        Duration time = Quantity.duration(text).toDuration();
        if (time.isZero()) {
            throw new UnreadableException(text, "leaves no time to apply anything", "10min");
        }
        return time;
    }

    private static InspectedMigrations trace(ExtensionContext context, MigrationTest test) {
        return InspectedMigrations.trace(
                tracer(context, test),
                ProvidedDatabase.of(context).database().dataSource(),
                Judge.of(context).run());
    }
}
