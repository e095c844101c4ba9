package dev.assay.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hands out isolated databases, and owns the servers below them. One server runs for each specification and template; it is
 * started when its first database is asked for. Safe for use by many threads.
 */
public final class Databases implements AutoCloseable {
    private final DatabaseSettings settings;
    private final Providers providers;
    private final Map<TemplateKey, Once<ClonePool>> pools = new ConcurrentHashMap<>();
    private final Map<String, ClonePool> owned = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Databases(DatabaseSettings settings, Providers providers) {
        this.settings = settings;
        this.providers = providers;
    }

    /**
     * Open with the providers on the class path. Nothing is started yet.
     *
     * @param settings directories and limits
     * @return open databases; the caller closes them
     */
    public static Databases open(DatabaseSettings settings) {
        return open(settings, Providers.load(settings));
    }

    static Databases open(DatabaseSettings settings, Providers providers) {
        return new Databases(settings, providers);
    }

    /**
     * Give an isolated clone of the template that the recipe makes. The server is shared with other databases of the same
     * specification and recipe.
     *
     * @param spec what the server must be
     * @param recipe makes the template; applied only if no template of its content hash is there
     * @return a database of its own; the caller closes it
     * @throws DatabaseException if the server cannot be started or the recipe fails; asking again gives the same failure
     */
    public TestDatabase create(ServerSpec spec, TemplateRecipe recipe) {
        return pool(spec, recipe).take();
    }

    /**
     * Give a database on a server of its own, for what would hurt neighbours. Closing the database closes the server.
     *
     * @param spec what the server must be
     * @param recipe makes the template; applied only if no template of its content hash is there
     * @return a database alone on its server; the caller closes it
     * @throws DatabaseException if the server cannot be started or the recipe fails
     */
    public TestDatabase own(ServerSpec spec, TemplateRecipe recipe) {
        ClonePool pool = start(spec, Template.of(recipe), 0, UnaryOperator.identity(), DatabaseProvider::startAlone);
        try {
            MadeDatabase database = pool.takeMade();
            owned.put(database.name(), pool);
            closeIfTooLate(database);
            return pool.leased(new Lease(pool, database, ended -> closeOwned(ended.name())));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** Whoever closed these databases while a server started has not seen that server. */
    private void closeIfTooLate(MadeDatabase database) {
        if (closed.get()) {
            owned.remove(database.name());
            requireOpen();
        }
    }

    /**
     * Tell what the shared server is, starting it if needed.
     *
     * @param spec what the server must be
     * @param recipe makes the template
     * @return what {@link #create} gives databases on
     */
    public ServerInfo info(ServerSpec spec, TemplateRecipe recipe) {
        return pool(spec, recipe).server().info();
    }

    /** Close all servers, and with them all databases, kept ones too. Closing again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            List<AutoCloseable> servers = new ArrayList<>(owned.values());
            pools.values().forEach(pool -> pool.ifMade().ifPresent(servers::add));
            closeAll(servers);
        }
    }

    private ClonePool pool(ServerSpec spec, TemplateRecipe recipe) {
        return pools.computeIfAbsent(
                        new TemplateKey(spec, recipe.contentHash()),
                        key -> new Once<>(() -> start(
                                spec,
                                Template.of(recipe),
                                settings.readyClones(),
                                ServerView::shared,
                                DatabaseProvider::start)))
                .get();
    }

    /** Asks once more whether this is open: closing waits for a start under way, and none may follow it. */
    private ClonePool start(
            ServerSpec spec,
            Template template,
            int ready,
            UnaryOperator<ServerView> view,
            BiFunction<DatabaseProvider, StartRequest, Server> starting) {
        requireOpen();
        ProviderChoice choice = providers.choose(spec);
        StartRequest request = new StartRequest(spec, choice.reason(), template.hash(), template, settings);
        Clones clones = Clones.on(starting.apply(choice.provider(), request), template);
        return new ClonePool(clones, settings, ready, view);
    }

    private void closeOwned(String database) {
        Optional.ofNullable(owned.remove(database)).ifPresent(ClonePool::close);
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new DatabaseException("No database can be made: these databases were closed");
        }
    }

    /** Close each, whatever happens to the others. */
    private static void closeAll(List<AutoCloseable> servers) {
        DatabaseException failure = new DatabaseException("Not every server could be closed");
        for (AutoCloseable server : servers) {
            try {
                server.close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    /** Tell the servers that run, and how many databases each has. */
    @Override
    public String toString() {
        return Stream.concat(pools.values().stream().flatMap(pool -> pool.ifMade().stream()), owned.values().stream())
                .map(ClonePool::toString)
                .sorted()
                .collect(Collectors.joining("; ", "Databases[", "]"));
    }

    /** What makes two requests share a server. */
    private record TemplateKey(ServerSpec spec, String contentHash) {
        /** Every test asks, and what a record does by itself takes a tenth of a millisecond in a young JVM. */
        @Override
        public int hashCode() {
            return contentHash.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof TemplateKey key
                    && contentHash.equals(key.contentHash)
                    && Objects.equals(spec, key.spec);
        }
    }
}
