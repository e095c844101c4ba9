package dev.assay.database.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.BackingServer;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunSessionTest {
    @Test
    void aLostSessionIsReplacedAndHoldsTheSameLock() throws SQLException {
        try (BackingServer backing = new BackingServer();
                RunSession session =
                        RunSession.begin(backing.server().dataSource("postgres"), false, Duration.ofSeconds(5))) {
            String holders = "SELECT string_agg(pid::text, ' ') FROM pg_locks WHERE locktype = 'advisory'"
                    + " AND lpad(to_hex(classid::bigint), 8, '0') || lpad(to_hex(objid::bigint), 8, '0') = '%s'"
                            .formatted(session.run());
            String first = backing.value(holders);
            backing.value("SELECT pg_terminate_backend(%s, 5000)".formatted(first));
            assertThat(backing.value(holders))
                    .as("the lock goes with its session")
                    .isEqualTo("null");

            session.renew();
            assertThat(backing.value(holders)).matches("\\d+").isNotEqualTo(first);
        }
    }
}
