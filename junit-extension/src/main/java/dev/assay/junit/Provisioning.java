package dev.assay.junit;

import dev.assay.check.MistakeException;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.database.seed.SeededRecipe;
import dev.assay.migration.EarlierSchema;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.MigrationSources;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link DatabaseTest} asks for, read once for all classes that ask for the same. */
final class Provisioning {
    private static final Namespace NAMESPACE = Namespace.create(Provisioning.class);

    private final DatabaseTest asked;
    private final ServerSpec server;
    private final MigrationSource migrations;
    private final UnaryOperator<TemplateRecipe> seeded;
    private final TemplateRecipe recipe;

    private Provisioning(
            DatabaseTest asked, ServerSpec server, MigrationSource migrations, UnaryOperator<TemplateRecipe> seeded) {
        this.asked = asked;
        this.server = server;
        this.migrations = migrations;
        this.seeded = seeded;
        this.recipe = seeded.apply(migrations);
    }

    static Provisioning of(ExtensionContext context) {
        DatabaseTest asked = annotation(context).orElseGet(() -> Defaults.class.getAnnotation(DatabaseTest.class));
        RowSeeds rows = RowSeeds.of(context);
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(List.of(asked, rows), key -> read(asked, rows, context), Provisioning.class);
    }

    MigrationSource migrations() {
        return migrations;
    }

    Isolation isolation() {
        return asked.isolation();
    }

    /** Refuse to charge a migration with the log of other tests on the same server. */
    void requireOwnLog(MigrationTest test) {
        if (!test.maxWal().isEmpty() && !asked.ownServer()) {
            throw new MistakeException(
                    "@MigrationTest maxWal = [" + test.maxWal() + "]",
                    "a server that other tests write on, and it has one log for all",
                    "",
                    "@DatabaseTest(ownServer = true)");
        }
    }

    boolean keepsFailed() {
        return asked.keepOnFailure();
    }

    /** Return a clone of the migrated template. */
    TestDatabase migrated(Session session) {
        return database(session, recipe);
    }

    /** Return a database with nothing in it. */
    TestDatabase empty(Session session) {
        return database(session, TemplateRecipe.empty());
    }

    /** Return a database with the same rows, on the schema of an earlier version. */
    TestDatabase earlier(Session session, Optional<String> version) {
        return database(session, seeded.apply(new EarlierSchema(migrations, version)));
    }

    /** Return an empty database on a server of its own. */
    TestDatabase alone(Session session, UnaryOperator<ServerSpec> change) {
        return session.ownServer(change.apply(server), TemplateRecipe.empty());
    }

    /** Return a clone of the migrated template on another server. */
    TestDatabase elsewhere(Session session, UnaryOperator<ServerSpec> change) {
        return session.database(change.apply(server), recipe);
    }

    private TestDatabase database(Session session, TemplateRecipe template) {
        return asked.ownServer() ? session.ownServer(server, template) : session.database(server, template);
    }

    private static Optional<DatabaseTest> annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(
                context.getRequiredTestClass(), DatabaseTest.class, context.getEnclosingTestClasses());
    }

    private static Provisioning read(DatabaseTest asked, RowSeeds rows, ExtensionContext context) {
        refuseSharedServer(asked);
        ClassLoader loader = context.getRequiredTestClass().getClassLoader();
        MigrationSource migrations = migrations(asked, loader);
        ServerSpec server = spec(asked, migrations, Session.of(context).configuration());
        return new Provisioning(asked, server, migrations, schema -> rows.on(
                        SeededRecipe.of(schema, loader, List.of(asked.seed())), loader)
                .hashedOnce());
    }

    private static MigrationSource migrations(DatabaseTest asked, ClassLoader loader) {
        MigrationSource migrations = MigrationSources.at(List.of(asked.migrations()), loader);
        if (migrations.isEmpty()) {
            throw new MistakeException(
                    "@DatabaseTest migrations = [" + String.join(", ", asked.migrations()) + "]",
                    "no file lies there",
                    "the folder is missing, misspelled, or not on the class path of the tests",
                    "put the first migration at src/main/resources/db/migration/V1__create.sql");
        }
        return migrations;
    }

    private static ServerSpec spec(DatabaseTest asked, MigrationSource migrations, Configuration configuration) {
        Set<String> extensions = new TreeSet<>(List.of(asked.extensions()));
        if (extensions.isEmpty()) {
            extensions.addAll(migrations.extensions());
        }
        ServerSpec plain = ServerSpec.defaults()
                .withProvider(configuration.find(Key.PROVIDER).orElse(asked.provider()))
                .withMajorVersion(asked.server())
                .withDurability(asked.durability())
                .withExtensions(extensions.toArray(String[]::new));
        ServerSpec set = ServerSettings.over(plain, List.of(asked.settings()));
        return Given.text(asked.image()).map(set::withImage).orElse(set);
    }

    private static void refuseSharedServer(DatabaseTest asked) {
        if (asked.ownServer() && (asked.isolation() == Isolation.ROLLBACK || asked.isolation() == Isolation.SHARED)) {
            throw new MistakeException(
                    "@DatabaseTest ownServer = [true], isolation = [" + asked.isolation() + "]",
                    "the server would be no test's own",
                    "A test that restarts or kills it would do so to the others",
                    "isolation = Isolation.CLONE_PER_TEST or CLONE_PER_CLASS");
        }
    }

    /** What holds for a class without the annotation. */
    @DatabaseTest
    private static final class Defaults {}
}
