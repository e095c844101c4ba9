package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlText;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Settings that outlive a migration, or that cut its long statements off. */
final class SettingRule implements HazardRule {
    /** What takes longer is watched by somebody. */
    private static final Duration LONG = Duration.ofHours(1);

    @Override
    public Stream<Sighting> examine(Step step) {
        StatementText text = StatementText.of(step.trace());
        String limit = step.settings().getOrDefault("statement_timeout", "0");
        boolean builds = text.contains("CONCURRENTLY") && (text.startsWith("CREATE") || text.startsWith("REINDEX"));
        if (!builds || !SessionLimit.of(limit).isShorterThan(LONG)) {
            return Stream.empty();
        }
        return Stream.of(new Sighting(
                "statement-timeout-kills-build",
                step.trace(),
                table(step, text),
                "a build of more than " + limit + " is cut off and leaves an invalid index",
                "SET statement_timeout = 0;\n" + SqlText.terminated(step.trace().sql())));
    }

    private static String table(Step step, StatementText text) {
        return Altered.in(step.trace(), Index.class).stream()
                .findFirst()
                .flatMap(index -> step.after().relation(index.object().table()))
                .or(() -> text.tableNamed(step.before()))
                .map(Relation::name)
                .orElse("");
    }

    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        Map<String, String> before = migration.stage().settings();
        boolean failed = migration.statements().stream().anyMatch(StatementTrace::failed);
        return failed
                ? Stream.empty()
                : migration.settings().entrySet().stream()
                        .filter(setting -> before.containsKey(setting.getKey())
                                && !setting.getValue().equals(before.get(setting.getKey())))
                        .sorted(Map.Entry.comparingByKey())
                        .flatMap(setting -> leak(migration, setting.getKey(), setting.getValue()).stream());
    }

    private static Optional<Sighting> leak(WholeMigration migration, String name, String value) {
        String before = migration.stage().settings().getOrDefault(name, "");
        return migration.statements().stream()
                .filter(statement -> sets(StatementText.of(statement).withBodies(), name))
                .filter(statement -> !statement.transactional() || !isLocal(StatementText.of(statement)))
                .reduce((first, second) -> second)
                .map(statement -> new Sighting(
                        "set-leaks",
                        statement,
                        name,
                        "leaves " + name + " = [" + value + "] behind, which was [" + before + "]",
                        "SET LOCAL " + name + " = '" + value + "';"));
    }

    private static boolean sets(StatementText text, String name) {
        return text.names(name.toLowerCase(Locale.ROOT)) || (name.equals("TimeZone") && setsZone(text));
    }

    /** Types have the words TIME ZONE as well. */
    private static boolean setsZone(StatementText text) {
        return Stream.of("SET", "LOCAL", "SESSION").anyMatch(word -> text.contains(word, "TIME", "ZONE"));
    }

    /** The settings are read before the commit, with which such a setting ends. */
    private static boolean isLocal(StatementText text) {
        return text.startsWith("SET", "LOCAL") || (text.contains("SET_CONFIG") && text.contains("TRUE"));
    }
}
