package dev.assay.database;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The providers on the class path. */
final class Providers {
    /** A server that somebody configured wins; an image beats the embedded server because it can hold any extension. */
    private static final List<String> PREFERENCE = List.of("external", "container", "embedded");

    private final DatabaseSettings settings;
    private final List<DatabaseProvider> known;

    Providers(DatabaseSettings settings, List<DatabaseProvider> known) {
        this.settings = settings;
        this.known = known.stream()
                .sorted(Comparator.comparing(Providers::rank).thenComparing(DatabaseProvider::name))
                .toList();
    }

    static Providers load(DatabaseSettings settings) {
        ClassLoader loader = DatabaseProvider.class.getClassLoader();
        return new Providers(
                settings,
                ServiceLoader.load(DatabaseProvider.class, loader).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    ProviderChoice choose(ServerSpec spec) {
        return spec.provider().equals("auto") ? first(spec) : named(spec);
    }

    private ProviderChoice named(ServerSpec spec) {
        DatabaseProvider provider = known.stream()
                .filter(candidate -> candidate.name().equals(spec.provider()))
                .findFirst()
                .orElseThrow(() -> new DatabaseException(
                        "Unknown database provider [%s], known: [%s]".formatted(spec.provider(), names())));
        provider.unavailable(spec, settings).ifPresent(missing -> {
            throw new DatabaseException(
                    "Database provider [%s] cannot be used: %s".formatted(provider.name(), missing));
        });
        return new ProviderChoice(provider, "asked for by name");
    }

    private ProviderChoice first(ServerSpec spec) {
        List<String> refused = new ArrayList<>();
        for (DatabaseProvider provider : known) {
            Optional<String> missing = provider.unavailable(spec, settings);
            if (missing.isEmpty()) {
                return new ProviderChoice(provider, reason(refused));
            }
            refused.add("%s: %s".formatted(provider.name(), missing.get()));
        }
        throw new DatabaseException("No database provider can be used on this machine:\n" + String.join("\n", refused));
    }

    private String reason(List<String> refused) {
        if (known.size() == 1) {
            return "the only provider on the class path";
        }
        return refused.isEmpty() ? "the first choice" : String.join("; ", refused);
    }

    private String names() {
        return known.stream().map(DatabaseProvider::name).collect(Collectors.joining(", "));
    }

    private static int rank(DatabaseProvider provider) {
        int index = PREFERENCE.indexOf(provider.name());
        return index < 0 ? PREFERENCE.size() : index;
    }
}
