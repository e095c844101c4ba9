package dev.assay.cli;

import dev.assay.check.MistakeException;
import dev.assay.check.Run;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import dev.assay.configuration.Source;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.hazard.FrozenHazards;
import dev.assay.migration.hazard.HazardCatalogue;
import dev.assay.migration.hazard.HazardJudge;
import dev.assay.migration.hazard.InspectedMigrations;
import dev.assay.migration.hazard.TableSizes;
import dev.assay.migration.hazard.Toleration;
import dev.assay.migration.plain.ScriptMigrations;
import dev.assay.migration.seed.SeedScripts;
import dev.assay.migration.trace.MigrationTracer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Makes a database, applies the base, and traces the migrations over it. */
final class MigrationsCommand {
    private static final String NO_SEEDS = "classpath:dev/assay/cli/no-seeds";

    private final MigrationsOptions options;
    private final Sources sources;

    MigrationsCommand(MigrationsOptions options) {
        this.options = options;
        this.sources = new Sources(options);
    }

    Outcome run() {
        HazardJudge judge = judge();
        Configuration configuration = configuration();
        MigrationTracer tracer =
                new MigrationTracer(migrations(), SeedScripts.at(NO_SEEDS, Sources.LOADER), options.limit());
        try (Databases databases =
                        Databases.open(DatabaseSettings.of(configuration).withReadyClones(0));
                TestDatabase database = databases.create(server(configuration), base())) {
            Run run = Run.of("assay migrations", 0);
            InspectedMigrations inspected = InspectedMigrations.trace(tracer, database.dataSource(), run);
            return new Outcome(judge.judge(inspected));
        }
    }

    private MigrationSource migrations() {
        MigrationSource migrations = sources.migrations();
        if (migrations.isEmpty()) {
            throw new MistakeException(
                    "assay migrations " + options.sources(),
                    "no migration",
                    "No file in the folder ends in .sql",
                    "name the folder that has them");
        }
        return migrations;
    }

    private HazardJudge judge() {
        HazardCatalogue catalogue = HazardCatalogue.read();
        for (String id : options.tolerated()) {
            if (catalogue.find(id).isEmpty()) {
                throw new MistakeException(
                        "--tolerate [" + id + "]", "no hazard has this id", "", "docs/hazards names them all");
            }
        }
        List<Toleration> tolerations = options.tolerated().stream()
                .map(id -> Toleration.of(id, "the command line says so"))
                .toList();
        return new HazardJudge(catalogue, tolerations, new TableSizes(options.sizes()), FrozenHazards.NONE);
    }

    private ServerSpec server(Configuration configuration) {
        Set<String> extensions = new TreeSet<>(sources.extensions());
        ServerSpec spec = ServerSpec.defaults()
                .withProvider(
                        options.provider().isEmpty()
                                ? configuration.find(Key.PROVIDER).orElse("auto")
                                : options.provider())
                .withExtensions(extensions.toArray(String[]::new));
        return options.server().isEmpty() ? spec : spec.withMajorVersion(options.server());
    }

    private TemplateRecipe base() {
        return options.base().isEmpty()
                ? TemplateRecipe.empty()
                : ScriptMigrations.of(options.base()).unrecorded();
    }

    private static Configuration configuration() {
        return new Configuration(List.of(
                Source.ofProperties("system property", strings(System.getProperties())),
                Source.ofEnvironment(System.getenv())));
    }

    private static Map<String, String> strings(Properties properties) {
        Map<String, String> strings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> strings.put(name, properties.getProperty(name)));
        return strings;
    }
}
