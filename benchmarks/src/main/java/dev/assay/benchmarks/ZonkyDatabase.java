package dev.assay.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The peer: a server of zonky's, with its defaults, migrated by Flyway with its defaults. */
final class ZonkyDatabase implements AutoCloseable {
    private @Nullable EmbeddedPostgres server;

    void start() throws IOException, SQLException {
        EmbeddedPostgres started = EmbeddedPostgres.start();
        server = started;
        FlywayPeer.prepare(started.getPostgresDatabase());
    }

    Connection connect() throws SQLException {
        if (server == null) {
            throw new IllegalStateException("The server was not started");
        }
        return server.getPostgresDatabase().getConnection();
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
