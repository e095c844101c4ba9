package dev.assay.migration.proof.dualwrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class WritingSessionTest {
    private static final WritingSession.Listener DEAF = new WritingSession.Listener() {
        @Override
        public void committed(Set<Integer> changing) {}

        @Override
        public void failed(Action action, SQLException failure) {}
    };

    private final TestDatabases databases;

    WritingSessionTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void givesUpByTime() throws Exception {
        AtomicLong now = new AtomicLong();
        Ticker fast = () -> now.addAndGet(Duration.ofSeconds(20).toNanos());
        try (TestDatabase database = databases.supply().empty();
                Connection looking = database.connect();
                WritingSession session = new WritingSession(database, fast)) {
            session.start(new Action(1, "SELECT pg_sleep(5)", 0));
            assertThatThrownBy(() -> session.waits(looking, DEAF))
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("the server process \\[\\d+] neither ends its statement nor waits");
        }
    }

    @Test
    void seesWhoWaits() throws Exception {
        try (TestDatabase database = databases.supply().empty();
                Connection looking = database.connect();
                Statement statement = looking.createStatement();
                WritingSession session = new WritingSession(database, Ticker.system())) {
            statement.execute("CREATE TABLE orders (id integer)");
            looking.setAutoCommit(false);
            statement.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
            session.start(new Action(1, "INSERT INTO orders VALUES (1)", 0));
            assertThat(session.waits(looking, DEAF)).isTrue();
            looking.commit();
            assertThat(session.waits(looking, DEAF)).isFalse();
        }
    }
}
