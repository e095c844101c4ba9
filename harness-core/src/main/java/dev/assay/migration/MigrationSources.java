package dev.assay.migration;

import dev.assay.check.MistakeException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Chooses the runner of migrations by the first word of a location: {@code flyway:classpath:db/migration}, {@code
 * liquibase:classpath:db/changelog.xml}, and whatever {@link MigrationSourceProvider}s the class path has. A location without such a
 * word, such as {@code classpath:db/migration}, is Flyway's.
 */
public final class MigrationSources {
    private static final String DEFAULT = "flyway";
    private static final List<String> PLACES = List.of("classpath", "filesystem");

    private MigrationSources() {}

    /**
     * Return the migrations at these locations.
     *
     * @param locations all for the same runner; none means Flyway's default
     * @param loader what finds files and classes on the class path
     * @throws MistakeException if a prefix is unknown, the runner's library is missing, or the locations are of two runners
     */
    public static MigrationSource at(List<String> locations, ClassLoader loader) {
        SortedMap<String, MigrationSourceProvider> providers = providers(loader);
        List<String> prefixes =
                locations.stream().map(MigrationSources::prefix).distinct().toList();
        if (prefixes.size() > 1) {
            throw new MistakeException(
                    asked(locations),
                    "they are of several runners: " + prefixes,
                    "One database has one history, which one runner writes",
                    "give all locations the prefix [" + prefixes.get(0) + ":]");
        }
        String prefix = prefixes.isEmpty() ? DEFAULT : prefixes.get(0);
        MigrationSourceProvider provider = providers.get(prefix);
        if (provider == null) {
            throw unknown(locations, prefix, List.copyOf(providers.keySet()));
        }
        return provider.at(
                locations.stream()
                        .map(location -> withoutPrefix(location, prefix))
                        .toList(),
                loader);
    }

    /** A provider of the class path is found as those of Assay are, which may come from another loader. */
    private static SortedMap<String, MigrationSourceProvider> providers(ClassLoader loader) {
        SortedMap<String, MigrationSourceProvider> providers = new TreeMap<>();
        Stream.of(MigrationSources.class.getClassLoader(), loader)
                .flatMap(known -> ServiceLoader.load(MigrationSourceProvider.class, known).stream())
                .map(ServiceLoader.Provider::get)
                .forEach(provider -> providers.putIfAbsent(provider.prefix(), provider));
        return providers;
    }

    private static String prefix(String location) {
        int colon = location.indexOf(':');
        String word = colon < 0 ? DEFAULT : location.substring(0, colon);
        return PLACES.contains(word) ? DEFAULT : word;
    }

    private static String withoutPrefix(String location, String prefix) {
        return location.startsWith(prefix + ":") ? location.substring(prefix.length() + 1) : location;
    }

    private static MistakeException unknown(List<String> locations, String prefix, List<String> known) {
        return new MistakeException(
                asked(locations),
                "nothing runs [" + prefix + ":]",
                "Known are " + known + "; others are found as services of the type ["
                        + MigrationSourceProvider.class.getName() + "]",
                "migrations = \"flyway:classpath:db/migration\"");
    }

    private static String asked(List<String> locations) {
        return "@DatabaseTest migrations = " + locations;
    }
}
