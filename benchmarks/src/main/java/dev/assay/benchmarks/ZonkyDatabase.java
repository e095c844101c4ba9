package dev.assay.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** The peer: a server of zonky's, with its defaults, migrated by Flyway with its defaults. */
final class ZonkyDatabase implements AutoCloseable {
    private @Nullable EmbeddedPostgres server;

    void start() throws IOException {
        EmbeddedPostgres started = EmbeddedPostgres.start();
        server = started;
        Flyway.configure()
                .dataSource(started.getPostgresDatabase())
                .locations(FirstQuery.MIGRATIONS)
                .load()
                .migrate();
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
