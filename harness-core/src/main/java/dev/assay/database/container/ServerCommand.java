package dev.assay.database.container;

import dev.assay.database.Durability;
import dev.assay.database.ServerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a container is told to run, in the words that all images of PostgreSQL understand. */
record ServerCommand(ServerSpec spec) {
    private static final int FIRST_WITH_BUILTIN_LOCALE = 17;

    private static final Map<String, String> BASE_SETTINGS = Map.of(
            "max_connections", "200",
            "timezone", "UTC",
            "log_timezone", "UTC");

    /** Give the command with all settings. */
    List<String> words() {
        Map<String, String> all = new TreeMap<>(BASE_SETTINGS);
        all.putAll(spec.effectiveSettings());
        List<String> words = new ArrayList<>(List.of("postgres"));
        all.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        return words;
    }

    /** Give the arguments of initdb. */
    String initdb() {
        List<String> words = new ArrayList<>(List.of("--encoding=UTF8", "--no-locale"));
        if (Integer.parseInt(spec.majorVersion()) >= FIRST_WITH_BUILTIN_LOCALE) {
            // Unicode rules that are the same in every image, whatever locales it has.
            words.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        if (spec.durability() == Durability.FAST) {
            words.add("--no-sync");
        }
        return String.join(" ", words);
    }
}
