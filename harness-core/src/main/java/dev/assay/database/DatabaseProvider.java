package dev.assay.database;

import java.util.Optional;

/**
 * A way to come to a PostgreSQL server; found by {@link java.util.ServiceLoader}. Implementations are stateless or safe for use
 * by many threads.
 */
public interface DatabaseProvider {
    /**
     * Give the name that {@link ServerSpec#provider()} asks for.
     *
     * @return a short lower-case word
     */
    String name();

    /**
     * Tell whether this provider can work on this machine. Takes at most a few seconds and starts nothing.
     *
     * @param spec what would be asked for
     * @param settings directories, limits and the addresses that were configured
     * @return empty if it can; otherwise what is missing and how to get it
     */
    Optional<String> unavailable(ServerSpec spec, DatabaseSettings settings);

    /**
     * Start a server that holds the template.
     *
     * @param request the specification, and how to make the template
     * @return a server on which {@link StartRequest#preparation()} has run, or that was started from an image of such a server
     * @throws DatabaseException if it cannot be started or prepared; nothing is left behind then
     */
    Server start(StartRequest request);

    /**
     * Start a server that one test has alone, because it may harm it. The default starts one: each start gives another server.
     *
     * @param request the specification, and how to make the template
     * @return as {@link #start}
     * @throws DatabaseException as {@link #start}, and if no server may be harmed
     */
    default Server startAlone(StartRequest request) {
        return start(request);
    }
}
