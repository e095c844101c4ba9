package dev.assay.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * Hands out isolated databases, and owns the servers below them. One server runs for each specification and template; it is
 * started when its first database is asked for. Safe for use by many threads.
 */
public final class Databases implements AutoCloseable {
    private final DatabaseSettings settings;
    private final Providers providers;
    private final Map<TemplateKey, Once<ClonePool>> pools = new ConcurrentHashMap<>();
    private final Map<String, Clones> owned = new ConcurrentHashMap<>();
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
        Clones clones = start(spec, Template.of(recipe), UnaryOperator.identity());
        try {
            TestDatabase database = clones.create();
            owned.put(database.name(), clones);
            return TestDatabase.leased(clones.seen(), new Lease(database.name(), () -> closeOwned(database.name())));
        } catch (RuntimeException e) {
            clones.close();
            throw e;
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
        Template template = Template.of(recipe);
        return pools.computeIfAbsent(
                        new TemplateKey(spec, template.hash()),
                        key -> new Once<>(
                                () -> new ClonePool(start(spec, template, SharedServer::new), settings.readyClones())))
                .get();
    }

    /** Asks once more whether this is open: closing waits for a start under way, and none may follow it. */
    private Clones start(ServerSpec spec, Template template, UnaryOperator<Server> seen) {
        requireOpen();
        ProviderChoice choice = providers.choose(spec);
        StartRequest request = new StartRequest(spec, choice.reason(), template.hash(), template::prepare, settings);
        return new Clones(choice.provider().start(request), template.database(), seen);
    }

    private void closeOwned(String database) {
        Optional.ofNullable(owned.remove(database)).ifPresent(Clones::close);
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

    /** What makes two requests share a server. */
    private record TemplateKey(ServerSpec spec, String templateHash) {}
}
