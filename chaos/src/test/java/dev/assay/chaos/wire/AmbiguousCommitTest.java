package dev.assay.chaos.wire;

import static dev.assay.chaos.wire.WireClients.applicationName;
import static dev.assay.chaos.wire.WireFault.cut;
import static dev.assay.chaos.wire.WireFault.error;
import static dev.assay.chaos.wire.WireFault.lie;
import static dev.assay.chaos.wire.WireFault.loseReply;
import static dev.assay.chaos.wire.WireRule.when;
import static dev.assay.chaos.wire.WireTrigger.statement;
import static dev.assay.chaos.wire.WireTrigger.statementMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.assay.chaos.wire.WireEvent.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What a commit can look like to a client, and what became of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
final class AmbiguousCommitTest {
    private final WireFixture fixture = new WireFixture();

    @BeforeEach
    void emptyTable() {
        fixture.execute("TRUNCATE entry");
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    // region ambiguous
    @Test
    void aCommitWhoseReplyIsLostIsDone() throws Exception {
        WireFaults faults = WireFaults.of(when(statement("COMMIT")).nth(1).then(loseReply()));
        try (WireProxy proxy = fixture.proxy(faults)) {
            assertThat(commitOneRow(proxy)).isEqualTo("08006");

            assertThat(fixture.ask("SELECT count(*) FROM entry")).isEqualTo("1");
            assertThat(faults.unhit()).isEmpty();
            assertThat(proxy.logs().get(0).committedButNeverAcknowledged()).hasSize(1);
        }
    }
    // endregion

    // region before
    @Test
    void aCommitThatIsCutBeforeItIsForwardedIsNotDone() throws Exception {
        WireFaults faults = WireFaults.of(when(statement("COMMIT")).then(cut()));
        try (WireProxy proxy = fixture.proxy(faults)) {
            assertThat(commitOneRow(proxy)).isEqualTo("08006");

            assertThat(fixture.ask("SELECT count(*) FROM entry")).isEqualTo("0");
            assertThat(faults.unhit()).isEmpty();
            assertThat(proxy.logs().get(0).committedButNeverAcknowledged()).isEmpty();
        }
    }
    // endregion

    @Test
    void aCommitThatIsCutAfterItWasForwardedIsDone() throws Exception {
        WireFaults faults = WireFaults.of(
                when(statement("COMMIT")).phase(Phase.AFTER_FORWARD).then(cut()));
        try (WireProxy proxy = fixture.proxy(faults)) {
            assertThat(commitOneRow(proxy)).isEqualTo("08006");

            Eventually.holds(
                    () -> proxy.logs().get(0).committedButNeverAcknowledged().size() == 1);
            assertThat(fixture.ask("SELECT count(*) FROM entry")).isEqualTo("1");
        }
    }

    @Test
    void aCommitThatFailsLeavesAUsableConnection() throws Exception {
        WireFaults faults = WireFaults.of(when(statement("COMMIT")).then(error("40001")));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO entry VALUES (1)");
            assertThatThrownBy(connection::commit)
                    .hasMessageContaining("injected by a wire fault")
                    .asInstanceOf(type(SQLException.class))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo("40001");
            assertThat(fixture.ask("SELECT count(*) FROM entry")).isEqualTo("0");

            connection.rollback();
            statement.execute("INSERT INTO entry VALUES (2)");
            connection.commit();
            assertThat(fixture.ask("SELECT id FROM entry")).isEqualTo("2");
        }
    }

    @Test
    void theSecondCommitIsKnownThoughItsTextIsNotSentAgain() throws Exception {
        WireFaults faults = WireFaults.of(when(statement("commit")).nth(8).then(loseReply()));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int id = 1; id < 8; id++) {
                statement.execute("INSERT INTO entry VALUES (" + id + ", 'commit')");
                connection.commit();
            }
            statement.execute("INSERT INTO entry VALUES (8, 'commit')");
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            assertThat(fixture.ask("SELECT count(*) FROM entry")).isEqualTo("8");
            assertThat(faults.journal()).containsExactly(new WireHit(0, 1, 8, "PostgreSQL JDBC Driver", "LoseReply[]"));
        }
    }

    @Test
    void anInsertOfItsOwnTransactionIsCommittedWhenItsReplyIsLost() throws Exception {
        WireFaults faults =
                WireFaults.of(when(statementMatching("(?i)insert into entry")).then(loseReply()));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("INSERT INTO entry VALUES (1)"))
                    .asInstanceOf(type(SQLException.class))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo("08006");
            assertThat(fixture.ask("SELECT count(*) FROM entry")).isEqualTo("1");
            assertThat(proxy.logs().get(0).neverAcknowledged())
                    .extracting(WireEvent::detail)
                    .containsExactly("INSERT 0 1");
        }
    }

    @Test
    void aCommitThatWasRolledBackIsSeenOnTheWire() throws Exception {
        try (WireProxy proxy = fixture.proxy(WireFaults.of());
                Connection connection = fixture.connect(proxy.endpoint(), "raiseExceptionOnSilentRollback=false");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> statement.execute("SELECT 1 / 0")).hasMessageContaining("division by zero");
            connection.commit();

            assertThat(proxy.logs().get(0).acknowledgedButRolledBack())
                    .extracting(WireEvent::detail)
                    .containsExactly("ROLLBACK");
        }
    }

    @Test
    void aLieIsFoundByComparingBothLogs() throws Exception {
        WireFaults faults = WireFaults.of(when(statement("COMMIT")).then(lie()));
        try (WireProxy proxy = fixture.proxy(faults)) {
            assertThat(commitOneRow(proxy)).isEqualTo("committed");

            assertThat(fixture.ask("SELECT count(*) FROM entry")).isEqualTo("0");
            WireLog log = proxy.logs().get(0);
            assertThat(log.acknowledgedButRolledBack())
                    .extracting(WireEvent::outcome, WireEvent::detail)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(Outcome.COMPLETED, "COMMIT"));
        }
    }

    @Test
    void aReplyThatIsTurnedIntoAnErrorIsCommittedAllTheSame() throws Exception {
        WireFaults faults = WireFaults.of(
                when(statement("COMMIT")).phase(Phase.BEFORE_ANSWER).then(error("40001")));
        try (WireProxy proxy = fixture.proxy(faults)) {
            assertThat(commitOneRow(proxy)).isEqualTo("40001");
            assertThat(fixture.ask("SELECT count(*) FROM entry")).isEqualTo("1");
        }
    }

    // region select
    @Test
    void onlyTheConnectionsOfOneApplicationAreStruck() throws Exception {
        WireFaults faults = WireFaults.of(
                when(statement("COMMIT")).on(applicationName("orders")).always().then(cut()));
        try (WireProxy proxy = fixture.proxy(faults)) {
            assertThat(commitOneRow(proxy, "ApplicationName=billing")).isEqualTo("committed");
            emptyTable();
            assertThat(commitOneRow(proxy, "ApplicationName=orders")).isEqualTo("08006");
            assertThat(faults.journal()).extracting(WireHit::applicationName).containsExactly("orders");
        }
    }
    // endregion

    @Test
    void theJournalOfARunReplays() throws Exception {
        WireRule rule = when(statement("COMMIT")).probability(0.5).always().then(error("40001"));
        WireFaults first = WireFaults.seeded(4, rule);
        List<String> results = commits(first);
        assertThat(results).contains("committed", "40001");

        assertThat(commits(WireFaults.seeded(4, rule))).isEqualTo(results);
        WireFaults replay = first.replaying(first.journal());
        assertThat(commits(replay)).isEqualTo(results);
        assertThat(replay.journal()).isEqualTo(first.journal());
    }

    @Test
    void aRuleThatIsNeverHitIsTold() throws Exception {
        WireRule rule = when(statement("COMMIT")).nth(2).then(cut());
        WireFaults faults = WireFaults.of(rule);
        try (WireProxy proxy = fixture.proxy(faults)) {
            assertThat(commitOneRow(proxy)).isEqualTo("committed");
            assertThat(faults.unhit()).containsExactly(rule);
        }
    }

    private List<String> commits(WireFaults faults) throws Exception {
        try (WireProxy proxy = fixture.proxy(faults)) {
            List<String> results = new java.util.ArrayList<>();
            for (int run = 0; run < 10; run++) {
                fixture.execute("TRUNCATE entry");
                results.add(commitOneRow(proxy));
            }
            return results;
        }
    }

    /** Return how the commit of one row ended: its SQLSTATE, or that it is committed. */
    private String commitOneRow(WireProxy proxy, String... settings) throws SQLException {
        try (Connection connection = fixture.connect(proxy.endpoint(), settings);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO entry VALUES (1)");
            try {
                connection.commit();
                return "committed";
            } catch (SQLException failure) {
                return failure.getSQLState();
            }
        }
    }
}
