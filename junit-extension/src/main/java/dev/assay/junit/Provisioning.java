package dev.assay.junit;

import dev.assay.check.MistakeException;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import dev.assay.database.SeededRecipe;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.migration.FlywayMigrations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link DatabaseTest} asks for, read once for all classes that ask for the same. */
final class Provisioning {
    private static final Namespace NAMESPACE = Namespace.create(Provisioning.class);

    private final ServerSpec server;
    private final FlywayMigrations migrations;
    private final TemplateRecipe recipe;

    private Provisioning(ServerSpec server, FlywayMigrations migrations, TemplateRecipe recipe) {
        this.server = server;
        this.migrations = migrations;
        this.recipe = recipe;
    }

    static Provisioning of(ExtensionContext context) {
        DatabaseTest asked = annotation(context).orElseGet(() -> Defaults.class.getAnnotation(DatabaseTest.class));
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(asked, key -> read(asked, context), Provisioning.class);
    }

    FlywayMigrations migrations() {
        return migrations;
    }

    /** Return a clone of the migrated template. */
    TestDatabase migrated(Session session) {
        return session.database(server, recipe);
    }

    /** Return a database with nothing in it. */
    TestDatabase empty(Session session) {
        return session.database(server, TemplateRecipe.empty());
    }

    private static Optional<DatabaseTest> annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(
                context.getRequiredTestClass(), DatabaseTest.class, context.getEnclosingTestClasses());
    }

    private static Provisioning read(DatabaseTest asked, ExtensionContext context) {
        ClassLoader loader = context.getRequiredTestClass().getClassLoader();
        FlywayMigrations migrations = migrations(asked, loader);
        ServerSpec server = spec(asked, migrations, Session.of(context).configuration());
        TemplateRecipe recipe = SeededRecipe.of(migrations, loader, List.of(asked.seed()));
        return new Provisioning(server, migrations, recipe.hashedOnce());
    }

    private static FlywayMigrations migrations(DatabaseTest asked, ClassLoader loader) {
        FlywayMigrations migrations = FlywayMigrations.at(List.of(asked.migrations()), loader);
        if (migrations.isEmpty()) {
            throw new MistakeException(
                    "@DatabaseTest migrations = [" + asked.migrations() + "]",
                    "no file lies there",
                    "the folder is missing, misspelled, or not on the class path of the tests",
                    "put the first migration at src/main/resources/db/migration/V1__create.sql");
        }
        return migrations;
    }

    private static ServerSpec spec(DatabaseTest asked, FlywayMigrations migrations, Configuration configuration) {
        Set<String> extensions = new TreeSet<>(List.of(asked.extensions()));
        if (extensions.isEmpty()) {
            extensions.addAll(migrations.extensions());
        }
        return ServerSpec.defaults()
                .withProvider(configuration.find(Key.PROVIDER).orElse(asked.provider()))
                .withMajorVersion(asked.server())
                .withDurability(asked.durability())
                .withExtensions(extensions.toArray(String[]::new));
    }

    /** What holds for a class without the annotation. */
    @DatabaseTest
    private static final class Defaults {}
}
