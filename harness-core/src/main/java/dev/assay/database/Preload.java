package dev.assay.database;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The libraries that a server must load when it starts: those asked for, and those that extensions and settings need. */
final class Preload {
    static final String SETTING = "shared_preload_libraries";

    /** Each does nothing, or refuses to be created, when it is loaded later. */
    private static final Set<String> NEEDED_AT_START =
            Set.of("pg_stat_statements", "auto_explain", "timescaledb", "pg_cron", "pg_prewarm", "citus");

    private Preload() {}

    /** Return the value of the setting, unless there is nothing to load. */
    static Optional<String> libraries(Set<String> extensions, Map<String, String> settings) {
        Set<String> names = new TreeSet<>(written(settings));
        Stream.concat(extensions.stream(), settings.keySet().stream().map(Preload::prefix))
                .filter(NEEDED_AT_START::contains)
                .forEach(names::add);
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(",", names));
    }

    private static Set<String> written(Map<String, String> settings) {
        return Stream.of(settings.getOrDefault(SETTING, "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String prefix(String setting) {
        return setting.split("\\.", 2)[0];
    }
}
