package dev.assay.migration.proof.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Outcome;
import dev.assay.check.Plan;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import dev.assay.database.TestDatabase;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.data.Shop;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("proof")
@ExtendWith(TestDatabases.Provider.class)
class BackfillProofTest {
    private static final String INSERT = "INSERT INTO item (price) SELECT 5 FROM generate_series(1, 4)";

    private final TestDatabase database;

    BackfillProofTest(TestDatabases databases) {
        database = databases.empty();
    }

    @BeforeEach
    void createItems() throws SQLException {
        Shop.execute(
                database,
                "CREATE TABLE item (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, price bigint, cents bigint);"
                        + " INSERT INTO item (price) SELECT n FROM generate_series(1, 10) n");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void acceptsADataMigration() throws SQLException {
        Shop.create(database, 25);
        Verdicts verdicts = judge(
                BackfillProof.of(Shop.fill(10))
                        .application("\"Order Item\"", "cents = 7")
                        .inserts(
                                "INSERT INTO \"Order Item\" SELECT coalesce(max(\"Order\"), 0) + 1, '', 1 FROM \"Order Item\""));

        assertThat(outcomes(verdicts))
                .containsExactly(
                        "rows of a batch PASSED",
                        "ends PASSED",
                        "overwritten PASSED",
                        "second run PASSED",
                        "resumes PASSED");
        Verdict overwritten = verdicts.all().get(2);
        assertThat(overwritten.figures().get(0).samples()).isGreaterThanOrEqualTo(9);
        assertThat(Shop.filled(database)).as("the database that was given").isZero();
    }

    @Test
    void findsAValueThatIsWrittenBackOverANewerOne() {
        Verdicts verdicts = judge(proof(BackfillProofTest::readThenWrite));

        assertThat(outcomes(verdicts)).contains("rows of a batch PASSED", "overwritten BREACHED", "second run PASSED");
        assertThat(findings(verdicts, 2))
                .startsWith("row: (3) has {\"cents\": 300}, and the application wrote {\"cents\": 7}"
                        + " (just before: UPDATE item SET cents = ? WHERE id = ?)");
    }

    @Test
    void findsABatchWithoutABound() {
        Verdicts verdicts = judge(proof(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("UPDATE item SET cents = price * 100 WHERE cents IS NULL");
            }
        }));

        assertThat(outcomes(verdicts))
                .containsExactly(
                        "rows of a batch BREACHED",
                        "ends PASSED",
                        "overwritten PASSED",
                        "second run PASSED",
                        "resumes PASSED");
        assertThat(findings(verdicts, 0))
                .startsWith(
                        "batch: UPDATE item SET cents = price * 100 WHERE cents IS NULL (the rows stay locked until its transaction ends)");
    }

    @Test
    void findsWhatRunsAfterInsertsForEver() {
        Verdicts verdicts = judge(proof(connection -> {
            try (Statement statement = connection.createStatement()) {
                long rows;
                do {
                    rows = statement.executeUpdate("UPDATE item SET cents = price * 100 WHERE id IN"
                            + " (SELECT id FROM item WHERE cents IS NULL LIMIT 4) AND cents IS NULL");
                } while (rows > 0);
            }
        }));

        assertThat(outcomes(verdicts))
                .containsExactly(
                        "rows of a batch PASSED",
                        "ends BREACHED",
                        "overwritten PASSED",
                        "second run PASSED",
                        "resumes PASSED");
        assertThat(findings(verdicts, 1))
                .startsWith(
                        "endless: still at work after 18 batches, and takes 3 alone (68 rows were inserted meanwhile)");
    }

    @Test
    void findsASecondRunThatChangesRowsAndARunThatCannotBeResumed() {
        Verdicts verdicts =
                judge(proof(connection -> batches(connection, "UPDATE item SET cents = coalesce(cents, price) + 1")));

        assertThat(outcomes(verdicts)).contains("second run BREACHED", "resumes BREACHED");
        assertThat(findings(verdicts, 3))
                .startsWith(
                        "again: UPDATE item SET cents = coalesce(cents, price) + 1 WHERE id > 0 AND id <= 4 (and changes item)");
        assertThat(findings(verdicts, 4)).contains("run again: other rows in item");
    }

    @Test
    void findsASecondRunThatWritesTheSameValues() {
        Verdicts verdicts = judge(proof(connection -> batches(connection, "UPDATE item SET cents = price * 100")));

        assertThat(outcomes(verdicts)).contains("second run BREACHED", "resumes PASSED");
        assertThat(findings(verdicts, 3)).contains("(to the same values)");
    }

    @Test
    void leavesColumnsOutThatHoldTheTimeOfTheChange() throws SQLException {
        Shop.execute(database, "ALTER TABLE item ADD COLUMN changed timestamptz");
        BackfillProof proof = proof(connection -> batches(
                connection,
                "UPDATE item SET cents = price * 100, changed = clock_timestamp() WHERE cents IS NULL AND"));

        assertThat(findings(judge(proof), 4)).contains("run again: other rows in item");
        assertThat(outcomes(judge(proof.ignoring("changed")))).contains("second run PASSED", "resumes PASSED");
    }

    @Test
    void isBrokenWhereThereIsNothingToFill() throws SQLException {
        Shop.execute(database, "UPDATE item SET cents = 1");

        assertThat(outcomes(judge(proof(BackfillProofTest::readThenWrite))))
                .containsOnly(
                        "rows of a batch BROKEN",
                        "ends BROKEN",
                        "overwritten BROKEN",
                        "second run BROKEN",
                        "resumes BROKEN");
    }

    @Test
    void isBrokenWhereOneBatchIsEnough() throws SQLException {
        Shop.execute(database, "DELETE FROM item WHERE id > 3");

        assertThat(findings(judge(proof(BackfillProofTest::readThenWrite)), 0))
                .startsWith("asked: backfill proof\nfound: the backfill needs a single batch for [3] rows");
    }

    @Test
    void isBrokenWhereTheApplicationWritesAnotherColumnOrTheSameValue() {
        String missed = "asked: backfill proof application(%s)\nfound: it changed no row where the backfill writes"
                + " another value into the same column";
        BackfillProof proof = proof(BackfillProofTest::readThenWrite);

        assertThat(findings(judge(proof.application("item", "price = price")), 2))
                .startsWith(missed.formatted("price = price"));
        assertThat(findings(judge(proof.application("item", "price = 7, cents = price * 100")), 2))
                .startsWith(missed.formatted("price = 7, cents = price * 100"));
    }

    @Test
    void countsWhatIsCommittedByTurningAutocommitOn() {
        Verdicts verdicts = judge(proof(connection -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (int id = 1; id <= 10; id++) {
                    statement.execute("UPDATE item SET cents = price * 100 WHERE cents IS NULL AND id = " + id);
                }
            }
            connection.rollback(connection.setSavepoint());
            connection.setAutoCommit(true);
        }));

        assertThat(outcomes(verdicts)).contains("rows of a batch BREACHED");
    }

    @Test
    void letsTheIsolationBeSetFirst() {
        Verdicts verdicts = judge(proof(connection -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (int first = 0; first < 10; first += 4) {
                    statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                    statement.execute("UPDATE item SET cents = price * 100 WHERE cents IS NULL AND id > " + first
                            + " AND id <= " + (first + 4));
                    connection.commit();
                }
            }
        }));

        assertThat(outcomes(verdicts)).contains("rows of a batch PASSED", "ends PASSED", "second run PASSED");
    }

    @Test
    void countsWhatFollowsASettingInTheSameString() {
        Verdicts verdicts = judge(proof(connection -> {
            connection.setAutoCommit(false);
            batch(connection, "", 2);
            batch(connection, "SET LOCAL work_mem = '64MB'; ", 10);
        }));

        assertThat(outcomes(verdicts)).contains("rows of a batch BREACHED");
        assertThat(findings(verdicts, 0)).contains("SET LOCAL work_mem = '64MB'; UPDATE item");
    }

    @Test
    void countsBatchesThatAllBeginWithASetting() {
        Verdicts verdicts = judge(proof(connection -> {
            connection.setAutoCommit(false);
            for (int last = 4; last < 14; last += 4) {
                batch(connection, "SET LOCAL work_mem = '64MB'; ", last);
            }
        }));

        assertThat(outcomes(verdicts)).contains("rows of a batch PASSED", "ends PASSED", "second run PASSED");
    }

    private static void batch(Connection connection, String setting, int last) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(setting + "UPDATE item SET cents = price * 100 WHERE cents IS NULL AND id <= " + last);
            connection.commit();
        }
    }

    @Test
    void isBrokenByTransactionsInSql() {
        Verdicts verdicts = judge(proof(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN");
                statement.execute("UPDATE item SET cents = price * 100 WHERE cents IS NULL");
                statement.execute("COMMIT");
            }
        }));

        assertThat(findings(verdicts, 0)).startsWith("asked: backfill proof\nfound: the backfill executes [BEGIN]");
    }

    @Test
    void leavesARowAloneWhoseTriggerWouldWait() throws SQLException {
        Shop.execute(database, """
                CREATE TABLE counter (changes int);
                INSERT INTO counter VALUES (0);
                CREATE FUNCTION counts() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN UPDATE counter SET changes = changes + 1; RETURN NEW; END';
                CREATE TRIGGER counts BEFORE UPDATE ON item FOR EACH ROW EXECUTE FUNCTION counts()""");
        Verdicts verdicts =
                judge(BackfillProof.of(connection -> batches(connection, "UPDATE item SET cents = price * 100"), 8)
                        .application("item", "cents = 7")
                        .inserts(INSERT));

        assertThat(outcomes(verdicts)).contains("rows of a batch PASSED", "overwritten BREACHED");
    }

    @Test
    void isBrokenWithoutWhatOthersDo() {
        assertThat(findings(judge(BackfillProof.of(BackfillProofTest::readThenWrite, 4)), 0))
                .startsWith("asked: backfill proof\nfound: it has no application(...)");
    }

    @Test
    void drawsTheKillsFromTheSeed() {
        BackfillProof proof = proof(BackfillProofTest::readThenWrite).kills(3);

        assertThat(Plan.of(proof).run(database, Run.of("test", 7)).all().get(4).evidence())
                .isEqualTo(Plan.of(proof)
                        .run(database, Run.of("test", 7))
                        .all()
                        .get(4)
                        .evidence());
    }

    private static BackfillProof proof(BackfillCode code) {
        return BackfillProof.of(code, 4).application("item", "cents = 7").inserts(INSERT);
    }

    /** Read the rows that lack the value, and write them later, whatever they hold by then. */
    private static void readThenWrite(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        long end = Shop.number(connection, "SELECT max(id) FROM item");
        long last = 0;
        boolean more = true;
        while (more) {
            List<long[]> rows = read(connection, last, end);
            try (PreparedStatement update = connection.prepareStatement("UPDATE item SET cents = ? WHERE id = ?")) {
                for (long[] row : rows) {
                    update.setLong(1, row[1] * 100);
                    update.setLong(2, row[0]);
                    update.executeUpdate();
                    last = row[0];
                }
            }
            connection.commit();
            more = !rows.isEmpty();
        }
        connection.setAutoCommit(true);
    }

    private static List<long[]> read(Connection connection, long last, long end) throws SQLException {
        List<long[]> read = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT id, price FROM item WHERE cents IS NULL AND id > " + last
                        + " AND id <= " + end + " ORDER BY id LIMIT 4")) {
            while (rows.next()) {
                read.add(new long[] {rows.getLong(1), rows.getLong(2)});
            }
        }
        return read;
    }

    private static void batches(Connection connection, String update) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int first = 0; first < 10; first += 4) {
                String where = update.endsWith(" AND") ? "" : " WHERE";
                statement.execute(update + where + " id > " + first + " AND id <= " + (first + 4));
            }
        }
    }

    private Verdicts judge(BackfillProof proof) {
        return Plan.of(proof).run(database, Run.of("test", 1));
    }

    private static List<String> outcomes(Verdicts verdicts) {
        return verdicts.all().stream()
                .map(verdict -> verdict.promise().name() + " " + verdict.outcome())
                .toList();
    }

    private static String findings(Verdicts verdicts, int index) {
        Verdict verdict = verdicts.all().get(index);
        assertThat(verdict.outcome()).isIn(Outcome.BREACHED, Outcome.BROKEN);
        return verdict.findings().stream()
                .map(finding -> finding.label() + ": " + finding.text()
                        + (finding.remark().isEmpty() ? "" : " (" + finding.remark() + ")"))
                .collect(Collectors.joining("\n"));
    }
}
