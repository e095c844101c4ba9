package dev.assay.database.external;

import dev.assay.database.Durability;
import dev.assay.database.ServerSpec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Compares what is asked of a server with what it is. It is somebody else's server: what does not fit is refused, not changed. */
record Fitness(ServerSpec spec, ServerFacts facts, String user) {
    private static final Set<String> DURABILITY = Set.of("fsync", "synchronous_commit", "full_page_writes");

    /** Tell the first thing that does not fit, and what mends it. */
    Optional<String> mismatch() {
        return role().or(this::version).or(this::extension).or(this::durability).or(this::setting);
    }

    private Optional<String> role() {
        return facts.mayCreateDatabases()
                ? Optional.empty()
                : Optional.of("role [%s] may not create databases; let an administrator run [ALTER ROLE %s CREATEDB]"
                        .formatted(user, user));
    }

    private Optional<String> version() {
        return facts.version().split("\\D", 2)[0].equals(spec.majorVersion())
                ? Optional.empty()
                : Optional.of(
                        "PostgreSQL [%s] was asked for, the server is [%s]; ask for its version, or for another server"
                                .formatted(spec.majorVersion(), facts.version()));
    }

    private Optional<String> extension() {
        return spec.extensions().stream()
                .map(this::extension)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> extension(String name) {
        ServerFacts.Extension found = facts.extensions().get(name);
        if (found == null) {
            return Optional.of(
                    "extension [%s] is not installed on the server; install it there, or ask for another provider"
                            .formatted(name));
        }
        return found.permitted()
                ? Optional.empty()
                : Optional.of(
                        "extension [%s] may be created by a superuser alone, and [%s] is none".formatted(name, user));
    }

    private Optional<String> durability() {
        Optional<Durability> found = facts.durability();
        if (found.isEmpty()) {
            return Optional.of(
                    "durability [%s] was asked for, and the server loses commits when one of its processes dies [%s]"
                            .formatted(spec.durability(), facts.durabilitySettings()));
        }
        return spec.durability() == Durability.DURABLE && found.get() != Durability.DURABLE
                ? Optional.of(
                        "durability [DURABLE] was asked for, and the server loses commits when its machine dies [%s]"
                                .formatted(facts.durabilitySettings()))
                : Optional.empty();
    }

    private Optional<String> setting() {
        return wanted().map(entry -> setting(entry.getKey(), entry.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> setting(String name, String value) {
        ServerSetting found = facts.settings().get(name);
        if (found == null) {
            return Optional.of(
                    "setting [%s] was asked for as [%s], and the server does not show it to [%s]; is the library loaded that it belongs to?"
                            .formatted(name, value, user));
        }
        return found.perDatabase() || found.holds(value)
                ? Optional.empty()
                : Optional.of(
                        "setting [%s] was asked for as [%s], the server has [%s], and [%s] may not set it for a database; set it on the server, or ask for another provider"
                                .formatted(name, value, found.shown(), user));
    }

    /** Give the settings that the databases need because the server has other values. */
    Map<String, String> perDatabase() {
        Map<String, String> given = new TreeMap<>();
        wanted().forEach(entry -> Optional.ofNullable(facts.settings().get(entry.getKey()))
                .filter(found -> found.perDatabase() && !found.holds(entry.getValue()))
                .ifPresent(found -> given.put(entry.getKey(), entry.getValue())));
        return given;
    }

    /** Give the settings of the databases, and what the server does to keep a commit. */
    Map<String, String> inForce() {
        Map<String, String> all = new TreeMap<>();
        wanted().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        DURABILITY.forEach(name -> all.put(name, facts.shown(name)));
        return all;
    }

    private Stream<Map.Entry<String, String>> wanted() {
        return spec.effectiveSettings().entrySet().stream().filter(entry -> !DURABILITY.contains(entry.getKey()));
    }
}
