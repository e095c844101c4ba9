package dev.assay.database;

import dev.assay.check.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The providers on the class path. */
final class Providers {
    private static final String EXTERNAL = "external";

    /** An image beats the embedded server because it can hold any extension. */
    private static final List<String> PREFERENCE = List.of(EXTERNAL, "container", "embedded");

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

    /** A configured server is meant: falling back to another, because it is down, would hide that. */
    ProviderChoice choose(ServerSpec spec) {
        if (!spec.provider().equals("auto")) {
            return new ProviderChoice(named(spec, spec.provider()), "asked for by name");
        }
        return settings.external().isPresent()
                ? new ProviderChoice(named(spec, EXTERNAL), "its address is configured")
                : first(spec);
    }

    private DatabaseProvider named(ServerSpec spec, String name) {
        DatabaseProvider provider = known.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
        provider.unavailable(spec, settings).ifPresent(missing -> {
            throw new DatabaseException(
                    "Database provider [%s] cannot be used: %s".formatted(provider.name(), missing));
        });
        return provider;
    }

    private DatabaseException unknown(String name) {
        return DatabaseException.answer(
                "database provider [" + name + "]",
                "there is none of this name; on the class path are [%s]".formatted(String.join(", ", names())),
                "",
                Nearest.to(name, names())
                        .map(known -> "provider = \"" + known + "\"")
                        .orElse("provider = \"auto\", which takes the first that this machine can use"));
    }

    private ProviderChoice first(ServerSpec spec) {
        List<String> refused = new ArrayList<>();
        for (DatabaseProvider provider : startable()) {
            Optional<String> missing = provider.unavailable(spec, settings);
            if (missing.isEmpty()) {
                return new ProviderChoice(provider, reason(refused));
            }
            refused.add("%s: %s".formatted(provider.name(), missing.get()));
        }
        throw new DatabaseException("No database provider can be used on this machine:\n" + String.join("\n", refused));
    }

    private List<DatabaseProvider> startable() {
        return known.stream()
                .filter(provider -> !provider.name().equals(EXTERNAL))
                .toList();
    }

    private String reason(List<String> refused) {
        if (startable().size() == 1) {
            return "the only provider on the class path";
        }
        return refused.isEmpty() ? "the first choice" : String.join("; ", refused);
    }

    private List<String> names() {
        return known.stream().map(DatabaseProvider::name).toList();
    }

    private static int rank(DatabaseProvider provider) {
        int index = PREFERENCE.indexOf(provider.name());
        return index < 0 ? PREFERENCE.size() : index;
    }
}
