package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;

/** A role that may create databases and nothing else. */
class ExternalContractTest extends DatabaseContract {
    @SuppressWarnings("NullAway.Init")
    private BackingServer backing;

    String role() {
        return "maker";
    }

    @Override
    String provider() {
        return "external";
    }

    @Override
    DatabaseSettings settings() throws SQLException {
        if (backing == null) {
            backing = new BackingServer();
        }
        return backing.disposable(role());
    }

    @Override
    String missingExtension() {
        return "Database provider [external] cannot be used: extension [nowhere] is not installed on the server; install it there, or ask for another provider";
    }

    @Override
    String refusedSetting() {
        return "Database provider [external] cannot be used: setting [max_connections] was asked for as [37], the server has [200], and [%s] may not set it for a database; set it on the server, or ask for another provider"
                .formatted(role());
    }

    @Override
    @AfterAll
    void close() {
        super.close();
        try {
            assertThat(backing.made()).as("left on the server").isEmpty();
            assertThat(backing.value("SELECT count(*) FROM pg_database WHERE datname = 'production'"))
                    .isEqualTo("1");
        } catch (SQLException e) {
            throw new AssertionError(e);
        } finally {
            backing.close();
        }
    }
}
