package dev.assay.chaos.wire;

import static dev.assay.chaos.wire.WireClients.connection;
import static dev.assay.chaos.wire.WireClients.user;
import static dev.assay.chaos.wire.WireFault.answerTls;
import static dev.assay.chaos.wire.WireFault.corruptByte;
import static dev.assay.chaos.wire.WireFault.corruptLength;
import static dev.assay.chaos.wire.WireFault.corruptType;
import static dev.assay.chaos.wire.WireFault.cut;
import static dev.assay.chaos.wire.WireFault.delay;
import static dev.assay.chaos.wire.WireFault.drop;
import static dev.assay.chaos.wire.WireFault.error;
import static dev.assay.chaos.wire.WireFault.lie;
import static dev.assay.chaos.wire.WireFault.noticeFlood;
import static dev.assay.chaos.wire.WireFault.reset;
import static dev.assay.chaos.wire.WireFault.stall;
import static dev.assay.chaos.wire.WireFault.truncate;
import static dev.assay.chaos.wire.WireRule.when;
import static dev.assay.chaos.wire.WireTrigger.authentication;
import static dev.assay.chaos.wire.WireTrigger.cancelRequest;
import static dev.assay.chaos.wire.WireTrigger.clientMessage;
import static dev.assay.chaos.wire.WireTrigger.copyIn;
import static dev.assay.chaos.wire.WireTrigger.copyOut;
import static dev.assay.chaos.wire.WireTrigger.serverMessage;
import static dev.assay.chaos.wire.WireTrigger.startup;
import static dev.assay.chaos.wire.WireTrigger.statement;
import static dev.assay.chaos.wire.WireTrigger.statementLike;
import static dev.assay.chaos.wire.WireTrigger.tlsRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.chaos.wire.WireFault.TlsAnswer;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Every fault, seen by the real driver in front of a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class WireFaultTest {
    private final WireFixture fixture = new WireFixture();

    @BeforeEach
    void emptyTable() {
        fixture.execute("TRUNCATE entry");
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple"})
    void anErrorInATransactionFailsItOnTheServerToo(String mode) throws Exception {
        WireFaults faults = WireFaults.of(
                when(statementLike("insert into entry values (0, '')")).then(error("40P01")));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint(), "preferQueryMode=" + mode);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT 1");
            assertState("40P01", () -> statement.execute("INSERT INTO entry  VALUES (7,'it''s')"));
            assertState("25P02", () -> statement.execute("SELECT 1"));
            connection.rollback();
            statement.execute("INSERT INTO entry VALUES (8, 'x')");
            connection.commit();
            assertThat(fixture.ask("SELECT string_agg(id::text, ',') FROM entry"))
                    .isEqualTo("8");
            assertAllHit(faults, proxy);
        }
    }

    @Test
    void anErrorInABatchFailsTheWholeBatch() throws Exception {
        WireFaults faults = WireFaults.of(when(statement("INSERT")).nth(2).then(error("40001")));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint());
                var insert = connection.prepareStatement("INSERT INTO entry VALUES (?, 'b')")) {
            for (int id = 0; id < 3; id++) {
                insert.setInt(1, id);
                insert.addBatch();
            }
            assertState("40001", insert::executeBatch);
            assertThat(fixture.ask("SELECT count(*) FROM entry")).isEqualTo("0");
            assertAllHit(faults, proxy);
        }
    }

    @Test
    void anAdministratorsShutdownEndsTheSession() throws Exception {
        WireFaults faults = WireFaults.of(when(statement("SELECT")).then(error("57P01")));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint());
                Statement statement = connection.createStatement()) {
            assertState("57P01", () -> statement.execute("SELECT 1"));
            assertThat(connection.isClosed()).isTrue();
            assertAllHit(faults, proxy);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"53300", "57P03", "28P01"})
    void aSessionIsRefused(String sqlState) throws Exception {
        WireFaults faults =
                WireFaults.of(when(startup()).on(user(WireFixture.ROLE)).then(error(sqlState)));
        try (WireProxy proxy = fixture.proxy(faults)) {
            assertState(sqlState, () -> fixture.connect(proxy.endpoint()));
            fixture.connect(proxy.endpoint()).close();
            assertAllHit(faults, proxy);
        }
    }

    @Test
    void authenticationFailsOrStalls() throws Exception {
        WireFaults faults = WireFaults.of(
                when(authentication()).nth(2).on(connection(1)).then(error("28P01")),
                when(authentication()).nth(1).on(connection(2)).then(stall()));
        try (WireProxy proxy = fixture.proxy(faults)) {
            assertState("28P01", () -> fixture.connect(proxy.endpoint()));
            assertThatThrownBy(() -> fixture.connect(proxy.endpoint(), "socketTimeout=1"))
                    .isInstanceOf(SQLException.class);
            assertAllHit(faults, proxy);
        }
    }

    @Test
    void aDroppedStatementIsNeverAnswered() throws Exception {
        WireFaults faults = WireFaults.of(when(statement("INSERT")).then(drop()));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint(), "socketTimeout=1");
                Statement statement = connection.createStatement()) {
            assertState("08006", () -> statement.execute("INSERT INTO entry VALUES (1)"));
            assertThat(fixture.ask("SELECT count(*) FROM entry")).isEqualTo("0");
            assertAllHit(faults, proxy);
        }
    }

    @Test
    void aDroppedAnswerLeavesTheWorkDone() throws Exception {
        WireFaults faults = WireFaults.of(
                when(statement("INSERT")).phase(Phase.BEFORE_ANSWER).then(drop()));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint(), "socketTimeout=1");
                Statement statement = connection.createStatement()) {
            assertState("08006", () -> statement.execute("INSERT INTO entry VALUES (1)"));
            assertThat(fixture.ask("SELECT count(*) FROM entry")).isEqualTo("1");
            assertAllHit(faults, proxy);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEFORE_FORWARD", "AFTER_FORWARD", "BEFORE_ANSWER"})
    void aDelayedStatementIsLateAndWhole(Phase phase) throws Exception {
        Duration delay = Duration.ofMillis(300);
        WireFaults faults =
                WireFaults.of(when(statement("SELECT")).nth(2).phase(phase).then(delay(delay)));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint())) {
            assertThat(number(connection, "SELECT 1")).isEqualTo(1);
            long start = System.nanoTime();
            assertThat(number(connection, "SELECT 2")).isEqualTo(2);
            assertThat(number(connection, "SELECT 3")).isEqualTo(3);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay);
            assertAllHit(faults, proxy);
        }
    }

    @Test
    void aStalledStatementIsNeverAnswered() throws Exception {
        WireFaults faults = WireFaults.of(when(statement("SELECT")).then(stall()));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint(), "socketTimeout=1")) {
            assertState("08006", () -> number(connection, "SELECT 1"));
            assertAllHit(faults, proxy);
        }
    }

    @Test
    void aResetReachesTheClient() throws Exception {
        WireFaults faults = WireFaults.of(when(statement("SELECT")).then(reset()));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint())) {
            assertThatThrownBy(() -> number(connection, "SELECT 1")).hasRootCauseMessage("Connection reset");
            assertAllHit(faults, proxy);
        }
    }

    @Test
    void aTruncatedRowEndsTheConnection() throws Exception {
        WireFaults faults = WireFaults.of(
                when(serverMessage('D')).then(truncate(9)),
                when(statement("INSERT")).phase(Phase.BEFORE_ANSWER).then(truncate(3)),
                when(clientMessage('P')).nth(3).afterBytes(4).then(cut()));
        try (WireProxy proxy = fixture.proxy(faults)) {
            for (String sql : new String[] {"SELECT 1", "INSERT INTO entry VALUES (1)", "DELETE FROM entry"}) {
                try (Connection connection = fixture.connect(proxy.endpoint());
                        Statement statement = connection.createStatement()) {
                    assertState("08006", () -> statement.execute(sql));
                }
            }
            assertThat(fixture.ask("SELECT count(*) FROM entry")).isEqualTo("1");
            assertAllHit(faults, proxy);
        }
    }

    // region corrupt
    @Test
    void aFlippedBitIsAWrongValueThatNobodyNotices() throws Exception {
        int textOfTheFirstColumn = 2 + 4;
        WireFaults faults = WireFaults.of(when(serverMessage('D')).then(corruptByte(textOfTheFirstColumn)));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint())) {
            assertThat(number(connection, "SELECT 4")).isEqualTo(5);
            assertThat(number(connection, "SELECT 4")).isEqualTo(4);
        }
    }
    // endregion

    @Test
    void anUnknownTypeEndsTheConnection() throws Exception {
        WireFaults faults = WireFaults.of(when(serverMessage('D')).then(corruptType()));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint())) {
            assertThatThrownBy(() -> number(connection, "SELECT 4")).isInstanceOf(SQLException.class);
            assertAllHit(faults, proxy);
        }
    }

    @Test
    void theDriverDoesNotLookAtTheLengthOfARow() throws Exception {
        WireFaults faults = WireFaults.of(when(serverMessage('D')).then(corruptLength(-5)));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint())) {
            assertThat(number(connection, "SELECT 4")).isEqualTo(4);
            assertAllHit(faults, proxy);
        }
    }

    // region copy
    @Test
    void aCopyStallsBehindAByte() throws Exception {
        WireFaults faults = WireFaults.of(
                when(copyIn()).afterBytes(100_000).then(delay(Duration.ofMillis(200))),
                when(copyOut()).afterBytes(50_000).then(cut()));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint())) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            assertThat(copy.copyIn("COPY entry FROM STDIN", new StringReader(rows(20_000))))
                    .isEqualTo(20_000);
            assertThatThrownBy(() -> copy.copyOut("COPY entry TO STDOUT", java.io.Writer.nullWriter()))
                    .isInstanceOf(SQLException.class);
            assertThat(faults.unhit()).isEmpty();
        }
    }
    // endregion

    @Test
    @SuppressWarnings("try") // Closing the proxy before its end is what sets the writer free.
    void aCopyThatStallsForEverBlocksItsWriter() throws Exception {
        WireFaults faults = WireFaults.of(when(copyIn()).afterBytes(0).then(stall()));
        try (WireProxy proxy = fixture.proxy(faults)) {
            Connection connection = fixture.connect(proxy.endpoint(), "socketTimeout=1");
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            Thread writer = new Thread(() -> assertThatThrownBy(
                            () -> copy.copyIn("COPY entry FROM STDIN", new StringReader(rows(2_000_000))))
                    .isInstanceOfAny(SQLException.class, IOException.class));
            writer.start();
            Eventually.holds(() -> faults.unhit().isEmpty());
            writer.join(Duration.ofSeconds(3).toMillis());
            assertThat(writer.isAlive())
                    .as("blocked beyond its socketTimeout of 1 s")
                    .isTrue();
            proxy.close();
            writer.join();
            connection.abort(Runnable::run);
        }
    }

    @Test
    void noticesFloodTheClient() throws Exception {
        WireFaults faults = WireFaults.of(when(statement("INSERT")).then(noticeFlood(1_000, 100)));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint());
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO entry VALUES (1)");
            assertThat(count(statement.getWarnings())).isEqualTo(1_000);
            assertAllHit(faults, proxy);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple"})
    void aLieAboutAnInsertIsBelieved(String mode) throws Exception {
        WireFaults faults = WireFaults.of(when(statement("INSERT")).then(lie()));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint(), "preferQueryMode=" + mode);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("INSERT INTO entry VALUES (1)")).isEqualTo(1);
            assertThat(number(connection, "SELECT count(*) FROM entry")).isZero();
            assertAllHit(faults, proxy);
        }
    }

    @Test
    void aCancelIsSwallowed() throws Exception {
        WireFaults faults = WireFaults.of(when(cancelRequest()).then(drop()));
        try (WireProxy proxy = fixture.proxy(faults);
                Connection connection = fixture.connect(proxy.endpoint(), "cancelSignalTimeout=1");
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            try (ResultSet rows = statement.executeQuery("SELECT pg_sleep(2)")) {
                assertThat(rows.next()).isTrue();
            }
            assertAllHit(faults, proxy);
            assertThat(proxy.logs()).as("a cancel is no session").hasSize(1);
        }
    }

    @Test
    void aCancelThatPassesCancels() throws Exception {
        try (WireProxy proxy = fixture.proxy(WireFaults.of());
                Connection connection = fixture.connect(proxy.endpoint());
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertState("57014", () -> statement.execute("SELECT pg_sleep(60)"));
        }
    }

    // region tls
    @Test
    void faultsStrikeInsideTls() throws Exception {
        WireFaults faults = WireFaults.of(when(statement("COMMIT")).then(error("40001")));
        try (WireProxy proxy = fixture.proxyWithTls(faults);
                Connection connection = fixture.connect(proxy.endpoint(), "sslmode=require");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO entry VALUES (1)");
            assertState("40001", connection::commit);
            assertAllHit(faults, proxy);
        }
    }
    // endregion

    @Test
    void theCertificateIsThatOfLocalhost() throws Exception {
        java.nio.file.Path file = java.nio.file.Files.createTempFile("wire", ".pem");
        try (WireProxy proxy = fixture.proxyWithTls(WireFaults.of())) {
            java.nio.file.Files.writeString(file, proxy.certificate());
            try (Connection connection =
                    fixture.connect(proxy.endpoint(), "sslmode=verify-full", "sslrootcert=" + file)) {
                assertThat(number(connection, "SELECT 4")).isEqualTo(4);
            }
        } finally {
            java.nio.file.Files.delete(file);
        }
    }

    @Test
    void tlsIsRefused() throws Exception {
        WireFaults faults = WireFaults.of(when(tlsRequest()).always().then(answerTls(TlsAnswer.REFUSED)));
        try (WireProxy proxy = fixture.proxyWithTls(faults)) {
            assertThatThrownBy(() -> fixture.connect(proxy.endpoint(), "sslmode=require"))
                    .hasMessage("The server does not support SSL.");
            fixture.connect(proxy.endpoint(), "sslmode=prefer").close();
            assertAllHit(faults, proxy);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCEPTED_AND_CLOSED", "ACCEPTED_WITH_GARBAGE", "JUNK"})
    void tlsThatFailsIsNeverFollowedByClearText(TlsAnswer answer) throws Exception {
        WireFaults faults = WireFaults.of(when(tlsRequest()).always().then(answerTls(answer)));
        try (WireProxy proxy = fixture.proxyWithTls(faults)) {
            assertState(
                    answer == TlsAnswer.JUNK ? "08P01" : "08006",
                    () -> fixture.connect(proxy.endpoint(), "sslmode=require"));
            assertAllHit(faults, proxy);
        }
    }

    @Test
    void anErrorInsteadOfAnAnswerAboutTls() throws Exception {
        WireFaults faults = WireFaults.of(when(tlsRequest()).then(error("53300")));
        try (WireProxy proxy = fixture.proxyWithTls(faults)) {
            assertState("08004", () -> fixture.connect(proxy.endpoint(), "sslmode=require"));
            assertAllHit(faults, proxy);
        }
    }

    @Test
    void aFaultThatCannotStrikeThereIsRefused() {
        assertThatThrownBy(() -> when(cancelRequest()).then(lie()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[Lie[]] cannot strike in phase [BEFORE_FORWARD] of [Opening[kind=CANCEL]]");
        assertThatThrownBy(() -> error("4000"))
                .hasMessage("[4000] is no SQLSTATE: five digits or capital letters, such as 40001");
        assertThatThrownBy(() -> when(startup()).nth(0)).hasMessage("[0] is not an occurrence, counted from 1");
    }

    private static void assertAllHit(WireFaults faults, WireProxy proxy) {
        assertThat(faults.unhit()).isEmpty();
        assertThat(proxy.failures()).isEmpty();
    }

    private static void assertState(String sqlState, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SQLException.class, failure -> assertThat(failure.getSQLState())
                .as(failure.getMessage())
                .isEqualTo(sqlState));
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder();
        for (int id = 0; id < count; id++) {
            rows.append(id).append("\tnote of ").append(id).append('\n');
        }
        return rows.toString();
    }

    private static int count(SQLWarning first) {
        int count = 0;
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            count++;
        }
        return count;
    }
}
