package dev.assay.database;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a running server is; goes into reports beside every figure that was measured on it.
 *
 * @param provider name of the provider that started it
 * @param version full version as the server tells it, such as {@code 17.11}
 * @param durability what it does to keep a commit
 * @param extensions the extensions that were asked for, name to the version that {@code CREATE EXTENSION} gives
 * @param settings the settings it was started with
 * @param reason why this provider was taken
 */
public record ServerInfo(
        String provider,
        String version,
        Durability durability,
        Map<String, String> extensions,
        Map<String, String> settings,
        String reason) {
    /** Copy the maps. */
    public ServerInfo {
        extensions = Map.copyOf(extensions);
        settings = Map.copyOf(settings);
    }

    /**
     * Describe the server in a few words.
     *
     * @return such as {@code embedded PostgreSQL 17.11 + vector 0.8.0}
     */
    public String describe() {
        return new TreeMap<>(extensions)
                .entrySet().stream()
                        .map(extension -> " + " + extension.getKey() + " " + extension.getValue())
                        .collect(Collectors.joining("", provider + " PostgreSQL " + version, ""));
    }
}
