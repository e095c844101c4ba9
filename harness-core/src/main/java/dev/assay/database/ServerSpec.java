package dev.assay.database;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a server must be. Equal specifications share a server.
 *
 * @param provider {@code auto} (default: the first provider that this machine can use) or the name of a provider
 * @param majorVersion major version of PostgreSQL, {@code 17} by default
 * @param durability {@link Durability#FAST} by default
 * @param extensions extensions that must be available to {@code CREATE EXTENSION}, none by default; creating them is left to
 *     the migrations, as in production
 * @param settings further server settings, name to value, none by default; libraries that an extension or a setting needs to be
 *     loaded at the start are added to {@code shared_preload_libraries} by themselves
 * @param image the image of a container, none by default: the one of the configuration, or the provider's own
 */
public record ServerSpec(
        String provider,
        String majorVersion,
        Durability durability,
        Set<String> extensions,
        Map<String, String> settings,
        Optional<String> image) {
    private static final Pattern MAJOR = Pattern.compile("[1-9][0-9]?");
    private static final Pattern EXTENSION = Pattern.compile("[a-z][a-z0-9_-]*");
    private static final Pattern SETTING = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)?");
    private static final Set<String> CHOSEN_BY_DURABILITY = Set.of("fsync", "synchronous_commit", "full_page_writes");
    private static final Set<String> CHOSEN_BY_PROVIDER = Set.of(
            "config_file",
            "data_directory",
            "external_pid_file",
            "hba_file",
            "listen_addresses",
            "log_destination",
            "logging_collector",
            "password_encryption",
            "port",
            "unix_socket_directories");

    /**
     * Check the words of the specification.
     *
     * @throws DatabaseException if a version, an extension or a setting is not one that can be asked for
     */
    public ServerSpec {
        require(
                MAJOR.matcher(majorVersion).matches(),
                "PostgreSQL version [%s] is not a major version such as [17]",
                majorVersion);
        extensions.forEach(name -> require(
                EXTENSION.matcher(name).matches(),
                "Extension [%s] is not the name of an extension such as [vector]",
                name));
        settings.keySet().forEach(ServerSpec::checkSetting);
        extensions = Collections.unmodifiableSortedSet(new TreeSet<>(extensions));
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /**
     * Give the specification that asks for nothing special.
     *
     * @return provider {@code auto}, version 17, fast durability, no extension, no further setting
     */
    public static ServerSpec defaults() {
        return new ServerSpec("auto", "17", Durability.FAST, Set.of(), Map.of(), Optional.empty());
    }

    /**
     * Ask for another provider.
     *
     * @param name {@code auto} or the name of a provider
     * @return a copy with that provider
     */
    public ServerSpec withProvider(String name) {
        return new ServerSpec(name, majorVersion, durability, extensions, settings, image);
    }

    /**
     * Ask for another major version.
     *
     * @param major such as {@code 17}
     * @return a copy with that version
     */
    public ServerSpec withMajorVersion(String major) {
        return new ServerSpec(provider, major, durability, extensions, settings, image);
    }

    /**
     * Ask for another durability.
     *
     * @param profile what the server does to keep a commit
     * @return a copy with that durability
     */
    public ServerSpec withDurability(Durability profile) {
        return new ServerSpec(provider, majorVersion, profile, extensions, settings, image);
    }

    /**
     * Ask for extensions instead of those asked for so far.
     *
     * @param names such as {@code vector}
     * @return a copy with those extensions
     */
    public ServerSpec withExtensions(String... names) {
        return new ServerSpec(provider, majorVersion, durability, new TreeSet<>(Set.of(names)), settings, image);
    }

    /**
     * Ask for one more server setting.
     *
     * @param name such as {@code work_mem}
     * @param value as in {@code postgresql.conf}, without quotes
     * @return a copy with that setting
     */
    public ServerSpec withSetting(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return new ServerSpec(provider, majorVersion, durability, extensions, more, image);
    }

    /**
     * Ask for an image; only containers can give it.
     *
     * @param name such as {@code pgvector/pgvector:pg17}
     * @return a copy with that image
     */
    public ServerSpec withImage(String name) {
        return new ServerSpec(provider, majorVersion, durability, extensions, settings, Optional.of(name));
    }

    /**
     * Give all settings of the server: those of the durability, over them the own ones, and the libraries to load.
     *
     * @return setting name to value, sorted by name
     */
    public Map<String, String> effectiveSettings() {
        Map<String, String> all = new TreeMap<>(durability.settings());
        all.putAll(settings);
        Preload.libraries(extensions, settings).ifPresent(names -> all.put(Preload.SETTING, names));
        return all;
    }

    private static void checkSetting(String name) {
        require(
                SETTING.matcher(name).matches(),
                "Setting [%s] is not the name of a server setting such as [work_mem]",
                name);
        require(
                !CHOSEN_BY_DURABILITY.contains(name),
                "Setting [%s] is part of the durability: choose FAST or DURABLE",
                name);
        require(!CHOSEN_BY_PROVIDER.contains(name), "Setting [%s] is chosen by the provider and cannot be set", name);
    }

    private static void require(boolean holds, String message, String value) {
        if (!holds) {
            throw new DatabaseException(message.formatted(value));
        }
    }
}
