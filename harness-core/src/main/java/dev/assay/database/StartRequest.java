package dev.assay.database;

import java.sql.SQLException;

/**
 * What a provider is asked to start.
 *
 * @param spec what the server must be
 * @param reason why this provider was taken, for {@link ServerInfo#reason()}
 * @param templateHash content hash of the preparation: servers with equal specification and hash are interchangeable, so a
 *     provider may keep an image of one and start the next from it
 * @param preparation makes the template on a bare server
 * @param settings directories and limits
 */
public record StartRequest(
        ServerSpec spec, String reason, String templateHash, Preparation preparation, DatabaseSettings settings) {

    /**
     * Let the preparation load what it needs, on a thread of its own: a starting server leaves this process idle. Call it only when
     * the preparation will run.
     */
    public void warmUp() {
        Thread thread = new Thread(preparation::warmUp, "assay-warm-up");
        thread.setDaemon(true);
        // Whatever goes wrong goes wrong again when it counts, and is told there.
        thread.setUncaughtExceptionHandler((ignored, failure) -> {});
        thread.start();
    }

    /** Makes the template on a bare server. */
    @FunctionalInterface
    public interface Preparation {
        /**
         * Make the template.
         *
         * @param server a server on which nothing was done yet
         * @throws SQLException if the template cannot be made; the server is then closed by the provider
         * @throws DatabaseException if the recipe failed; the server is then closed by the provider
         */
        void prepare(Server server) throws SQLException;

        /** Load what {@link #prepare} will need, while the server is still starting. Default: nothing. */
        default void warmUp() {}
    }
}
