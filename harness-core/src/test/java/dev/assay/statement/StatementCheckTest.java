package dev.assay.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Evidence;
import dev.assay.check.FailureText;
import dev.assay.check.Limits;
import dev.assay.check.Origin;
import dev.assay.check.Outcome;
import dev.assay.check.Plan;
import dev.assay.check.Run;
import dev.assay.check.Ticker;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.load.Operation;
import dev.assay.load.Worker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Budgets on a real server, whose figures are exact. */
class StatementCheckTest {
    private static final Run RUN = Run.of("search", 8731);
    private static final Operation BY_KEY = worker -> {
        PreparedStatement statement = worker.prepare("select title from document where id = ?");
        statement.setInt(1, 1 + worker.random().nextInt(1_000));
        statement.executeQuery().close();
    };
    private static final Operation BY_TITLE =
            worker -> execute(worker, "select id from document where title = 'title 7'");
    private static final Operation SORT =
            worker -> execute(worker, "select n from generate_series(1, 20000) n order by -n");

    private static Databases databases;
    private static TestDatabase database;

    @BeforeAll
    static void startServer() throws SQLException {
        databases = Databases.open(DatabaseSettings.defaults().withReadyClones(0));
        database = databases.create(
                ServerSpec.defaults().withExtensions("pg_stat_statements").withSetting("work_mem", "64kB"),
                TemplateRecipe.empty());
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create extension pg_stat_statements");
            statement.execute("create table document (id int primary key, title text not null)");
            statement.execute("insert into document select n, 'title ' || n from generate_series(1, 1000) n");
            statement.execute(
                    "create table note (id serial primary key, document int references document, words text)");
            statement.execute("insert into note (document, words) select n, 'w' from generate_series(1, 1000) n");
            statement.execute("create table event (id int, day int) partition by range (day)");
            statement.execute("create table event_1 partition of event for values from (1) to (2)");
            statement.execute("insert into event select n, 1 from generate_series(1, 100) n");
            statement.execute("create table audit (words text)");
            statement.execute("create function log() returns trigger language plpgsql as $$"
                    + " begin insert into audit values (new.words); return null; end $$");
            statement.execute("create function found(wanted int) returns text language plpgsql as $$"
                    + " begin return (select title from document where id = wanted); end $$");
            statement.execute("create table logged (words text)");
            statement.execute("create trigger log after insert on logged for each row execute function log()");
            statement.execute("vacuum analyze");
        }
    }

    @AfterAll
    static void stopServer() {
        databases.close();
    }

    @Test
    void everyPromiseThatIsKeptPasses() {
        StatementCheck budget = StatementCheck.of(BY_KEY)
                .maxStatements("1")
                .maxBuffers("3")
                .maxRows("1")
                .maxTemp("0B")
                .maxWal("0B")
                .noSequentialScanOn("document")
                .usesIndex("document_pkey")
                .check();

        Verdicts verdicts = Plan.of(budget).run(database, RUN);
        verdicts.orThrow();

        assertThat(verdicts.all()).extracting(Verdict::outcome).containsOnly(Outcome.PASSED);
        assertThat(verdicts.all())
                .extracting(verdict -> verdict.promise().name() + ": "
                        + verdict.promise().sentence()
                        + verdict.decisive()
                                .map(figure -> " | " + figure.write() + ", " + figure.writeBasis())
                                .orElse(""))
                .containsExactly(
                        "statements: the client sends at most 1 statements in a call | 1, n = 20",
                        "buffers: the statements of a call read at most 3 pages | 3, n = 20",
                        "rows: the statements of a call return or change at most 1 rows | 1 rows, n = 20",
                        "temp: the statements of a call write at most 0 B of temporary files | 0 B, n = 20",
                        "wal: the statements of a call write at most 0 B of write-ahead log | 0 B, n = 20",
                        "no sequential scan on document: no call reads [document] in sequence",
                        "index document_pkey: every call reads [document_pkey]");
    }

    @Test
    void aScanThatWasNotPromisedIsNamedWithTheSizeOfTheTable() {
        assertText(
                StatementCheck.of(BY_TITLE)
                        .maxBuffers("5")
                        .maxRows("0")
                        .noSequentialScanOn("public.document")
                        .usesIndex("document_pkey")
                        .check(),
                """
                @StatementBudget breached  search
                  buffers                               6  promised <= 5                               n = 20
                  rows                                  1 rows  promised <= 0 rows                     n = 20
                  no sequential scan on public.document  no call reads [public.document] in sequence   breached
                  index document_pkey                   every call reads [document_pkey]               breached
                  buffers                               6 by: select id from document where title = 'title 7'  6 of them in: Seq Scan on document
                  rows                                  1 rows by: select id from document where title = 'title 7'
                  plan                                  Seq Scan on public.document                    in 20 of 20 calls; the table has 1,000 rows, and a small table is rightly read in sequence: load as many as production has
                  index                                 document_pkey was used in 0 of 20 calls
                  plan                                  Seq Scan on document                           in 20 of 20 calls; the table has 1,000 rows, and a small table is rightly read in sequence: load as many as production has""");
    }

    @Test
    void theStepThatWroteTemporaryFilesIsNamed() {
        assertText(StatementCheck.of(SORT).maxTemp("0B").check(), """
                @StatementBudget breached  search
                  temp  1.117 MB  promised <= 0 B  n = 20
                  temp  1,144 kB by: select n from generate_series(1, 20000) n order by -n  written by: Function Scan; work_mem is too small for it""");
    }

    @Test
    void aChangeIsChargedForItsLogAndItsForeignKey() {
        Operation insert = worker -> execute(worker, "insert into note (document, words) values (7, 'w')");

        Verdicts verdicts = Plan.of(StatementCheck.of(insert)
                        .maxRows("1")
                        .maxWal("0B")
                        .maxStatements("1")
                        .usesIndex("document_pkey")
                        .check())
                .run(database, RUN);

        assertThat(verdicts.all())
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.PASSED, Outcome.PASSED, Outcome.BREACHED, Outcome.PASSED);
        assertThat(verdicts.all().get(2).findings()).first().satisfies(finding -> assertThat(finding.text())
                .matches("\\d{3} B by: insert into note \\(document, words\\) values \\(7, 'w'\\)"));
    }

    @Test
    void aRepeatedStatementIsFoundAndItsCauseNamed() {
        Operation oneByOne = worker -> {
            try (Statement statement = worker.connection().createStatement();
                    ResultSet ids = statement.executeQuery("select document from note where id <= 8 order by id")) {
                while (ids.next()) {
                    PreparedStatement title = worker.prepare("select title from document where id = ?");
                    title.setInt(1, ids.getInt(1));
                    title.executeQuery().close();
                }
            }
        };

        assertText(StatementCheck.of(oneByOne).maxStatements("2").check(), """
                @StatementBudget breached  search
                  statements  9  promised <= 2  n = 20
                  n+1         8 x select title from document where id = $1  once for each row of: select document from note where id <= 8 order by id; so in 20 of 20 calls
                  do          ask once for all of them: with a join, or with = ANY (?) and an array""");
    }

    @Test
    void statementsThatDifferInConstantsAloneAreRepeatedOnes() {
        Operation literal = worker -> {
            for (int id = 1; id <= 3; id++) {
                execute(worker, "select title from document where id = " + id);
            }
        };

        assertText(StatementCheck.of(literal).maxStatements("1").check(), """
                @StatementBudget breached  search
                  statements  3  promised <= 1  n = 20
                  repeated    3 x select title from document where id = 1  in one call
                  do          ask once for all of them: with a join, or with = ANY (?) and an array""");
    }

    @Test
    void differentStatementsAreListed() {
        Operation two = worker -> execute(worker, "select 1; select title from document where id = 1");

        assertText(StatementCheck.of(two).maxStatements("1").check(), """
                @StatementBudget breached  search
                  statements  2  promised <= 1  n = 20
                  statements  select 1
                  statements  select title from document where id = 1""");
    }

    @Test
    void scansOfPartitionsAreScansOfTheirTable() {
        Verdict verdict = only(
                StatementCheck.of(worker -> execute(worker, "select id from event where day = 1"))
                        .noSequentialScanOn("event")
                        .check(),
                RUN);

        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void whatFunctionsAndTriggersDoBelongsToTheCallOnce() {
        Verdicts verdicts = Plan.of(StatementCheck.of(worker -> {
                            execute(worker, "select found(3)");
                            execute(worker, "insert into logged values ('w')");
                        })
                        .maxStatements("2")
                        .maxBuffers("1000")
                        .usesIndex("document_pkey")
                        .check())
                .run(database, RUN);

        verdicts.orThrow();
        Evidence.Table statements = table(verdicts.all().get(0), "statements of the judged call");
        assertThat(statements.rows())
                .extracting(row -> row.get(0) + " | " + row.get(1))
                .containsExactly(
                        "(select title from document where id = wanted) | function",
                        "select found(3) | client",
                        "insert into audit values (new.words) | trigger or procedure",
                        "insert into logged values ('w') | client");
    }

    @Test
    void theFiguresAreThoseOfPgStatStatements() {
        Verdict verdict =
                only(StatementCheck.of(BY_KEY).maxBuffers("3").calls(30).check(), RUN);

        assertThat(table(verdict, "pg_stat_statements").rows())
                .filteredOn(row -> row.get(0).equals("select title from document where id = $1"))
                .singleElement()
                .satisfies(row -> assertThat(List.of(row.get(1), row.get(3), row.get(4), row.get(5), row.get(6)))
                        .containsExactly("41", "41 rows", "123", "0 B", "0 B"));
        assertThat(table(verdict, "cost of a call, n = 30").rows())
                .contains(List.of("buffers", "3", "3", "3"), List.of("rows", "1 rows", "1 rows", "1 rows"));
        assertThat(verdict.evidence())
                .extracting(Evidence::title)
                .containsExactly(
                        "cost of a call, n = 30", "statements of the judged call", "plan 1", "pg_stat_statements");
    }

    @Test
    void aDatabaseWithoutPgStatStatementsSaysSo() throws SQLException {
        try (TestDatabase bare = databases.create(
                ServerSpec.defaults().withExtensions("pg_stat_statements").withSetting("work_mem", "64kB"),
                TemplateRecipe.empty())) {
            Verdict verdict = Plan.of(StatementCheck.of(worker -> execute(worker, "select 1"))
                            .maxStatements("1")
                            .check())
                    .run(bare, RUN)
                    .all()
                    .get(0);

            assertThat(verdict.evidence())
                    .contains(new Evidence.Text(
                            "pg_stat_statements",
                            "Not counted: the extension is"
                                    + " not in this database. @DatabaseTest(extensions = \"pg_stat_statements\") loads it, and CREATE"
                                    + " EXTENSION pg_stat_statements in a migration shows it."));
        }
    }

    @Test
    void aCursorIsChargedWhenItEnds() {
        Operation cursor = worker -> {
            worker.connection().setAutoCommit(false);
            try (Statement statement = worker.connection().createStatement()) {
                statement.setFetchSize(10);
                try (ResultSet rows = statement.executeQuery("select id from document")) {
                    for (int i = 0; i < 25; i++) {
                        rows.next();
                    }
                }
            }
            worker.connection().commit();
            worker.connection().setAutoCommit(true);
        };

        Verdict verdict = only(StatementCheck.of(cursor).maxRows("30").check(), RUN);

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.decisive())
                .hasValueSatisfying(figure -> assertThat(figure.write()).isEqualTo("30 rows"));
    }

    @Test
    void aTransactionThatStaysOpenIsChargedToEachCall() {
        Operation open = worker -> {
            worker.connection().setAutoCommit(false);
            BY_KEY.run(worker);
        };

        Verdict verdict = only(StatementCheck.of(open).maxRows("1").check(), RUN);

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(table(verdict, "cost of a call, n = 20").rows())
                .contains(List.of("rows", "1 rows", "1 rows", "1 rows"));
    }

    @Test
    void aStatementThatTheServerRefusesWasSentAsWell() {
        Operation upsert = worker -> {
            try {
                execute(worker, "insert into document values (1, 'title 1')");
            } catch (SQLException duplicate) {
                execute(worker, "update document set title = 'title 1' where id = 1");
            }
        };

        Verdict verdict = Plan.of(StatementCheck.of(upsert).maxStatements("1").check())
                .run(database, RUN)
                .all()
                .get(0);

        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.decisive())
                .hasValueSatisfying(figure -> assertThat(figure.value()).isEqualByComparingTo("2"));
    }

    @Test
    void batchesAreCountedByTheirParts() {
        Verdict verdict = only(
                StatementCheck.of(worker -> {
                            PreparedStatement statement =
                                    worker.prepare("update document set title = title where id = ?");
                            for (int id = 1; id <= 5; id++) {
                                statement.setInt(1, id);
                                statement.addBatch();
                            }
                            statement.executeBatch();
                        })
                        .maxStatements("5")
                        .check(),
                RUN);

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.decisive())
                .hasValueSatisfying(figure -> assertThat(figure.write()).isEqualTo("5"));
    }

    @Test
    void aBodyThatSendsNothingIsBroken() {
        assertText(StatementCheck.of(worker -> {}).maxStatements("1").check(), """
                @StatementBudget broken  search
                  statements  promised <= 1  not judged
                  asked       @StatementBudget
                  found       [20] calls sent no statement over the connection of their worker
                  means       The body does nothing, or it opens connections of its own, which nobody sees
                  fix         worker.connection() or worker.prepare(sql) in the body""");
    }

    @Test
    void aBodyThatOnlySendsWhatHasNoPlanIsBrokenForPlans() {
        Operation set = worker -> execute(worker, "set work_mem = '1MB'");

        assertText(StatementCheck.of(set).maxStatements("1").maxBuffers("5").check(), """
                @StatementBudget broken  search
                  statements  1  promised <= 1  kept
                  buffers     promised <= 5     not judged
                  found       the server reported no plan in 20 calls  only queries and changes have one; or the body sets client_min_messages or auto_explain""");
    }

    @Test
    void aCallThatFailsIsBroken() {
        Operation failing = worker -> execute(worker, worker.iteration() == 2 ? "select 1/0" : "select 1");

        assertText(StatementCheck.of(failing).maxStatements("1").check(), """
                @StatementBudget broken  search
                  statements  promised <= 1  not judged
                  asked       @StatementBudget
                  found       call [3] failed: [22012] ERROR: division by zero
                  means       What a failed call cost says nothing about one that succeeds
                  fix         a body whose calls succeed""");
    }

    @Test
    void fewerCallsThanAskedAreUndecided() {
        Run few = new Run(8731, Ticker.system(), new Limits(Duration.ofMinutes(1), 15), Origin.named("search"));

        assertThat(FailureText.of(
                        Plan.of(StatementCheck.of(BY_KEY).maxStatements("1").check())
                                .run(database, few)
                                .all()))
                .isEqualToNormalizingWhitespace("""
                @StatementBudget inconclusive search
                  statements  1  promised <= 1  undecided: n = 4
                  needs       20 calls; 4 fitted into the limits of the run  fewer calls, or a higher limit""");
    }

    @Test
    void tablesAndIndexesThatDoNotExistAreMistakes() {
        assertText(StatementCheck.of(BY_KEY).noSequentialScanOn("documnet").check(), """
                @StatementBudget broken  search
                  no sequential scan on documnet  no call reads [documnet] in sequence  not judged
                  asked                           @StatementBudget noSequentialScanOn = [documnet]
                  found                           there is no table [documnet]; there are [document, audit, event, logged, note, event_1]
                  means                           The nearest name is [document]
                  fix                             noSequentialScanOn = "document\"""");
        assertText(StatementCheck.of(BY_KEY).usesIndex("document").check(), """
                @StatementBudget broken  search
                  index document  every call reads [document]  not judged
                  asked           @StatementBudget usesIndex = [document]
                  found           there is no index [document]; there are [document_pkey, note_pkey]
                  means           The nearest name is [document_pkey]
                  fix             usesIndex = "document_pkey\"""");
    }

    @Test
    void aRoleThatMayNotLoadAutoExplainIsToldHowToGetIt() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create role plain");
            statement.execute("set session authorization plain");

            assertThatThrownBy(() -> AutoExplain.on(connection))
                    .hasMessage("the executed plans of statements: the server does not report them to this role:"
                            + " [ERROR: access to library \"auto_explain\" is not allowed]. auto_explain reports them, and"
                            + " only a superuser may load it into a session and set it. Fix: as a superuser: ALTER ROLE r SET"
                            + " session_preload_libraries = 'auto_explain', and GRANT SET ON PARAMETER"
                            + " auto_explain.log_min_duration TO r, and so for the other settings of auto_explain; or a"
                            + " server that Assay starts");
        }
    }

    @Test
    void whatPromisesNothingIsRefused() {
        assertThatThrownBy(() -> StatementCheck.of(BY_KEY).check())
                .hasMessage("@StatementBudget: it has no promise. A budget that promises nothing cannot be broken."
                        + " Fix: statements = \"1\"");
        assertThatThrownBy(() -> StatementCheck.of(BY_KEY).maxStatements("0"))
                .hasMessage("@StatementBudget statements = [0]: a call that sends no statement cannot be judged."
                        + " Fix: statements = \"1\"");
        assertThatThrownBy(() -> StatementCheck.of(BY_KEY).calls(0))
                .hasMessage("@StatementBudget calls = [0]: it is not between 1 and 10,000. Fix: calls = \"20\"");
        assertThatThrownBy(() -> StatementCheck.of(BY_KEY).maxTemp("16"))
                .hasMessage(
                        "@StatementBudget temp = [16]: [16] is not an amount of bytes (a number and one of B, kB, MB,"
                                + " GB, TB, each 1024 of the one below), for example \"16MB\". Fix: temp = \"0B\"");
        assertThatThrownBy(() -> StatementCheck.of(BY_KEY).usesIndex(" "))
                .hasMessage("@StatementBudget usesIndex = [ ]: it names nothing."
                        + " Fix: usesIndex = \"documents_embedding_idx\"");
    }

    /** Columns are as wide as their widest cell, which is no matter here. */
    private static void assertText(StatementCheck budget, String expected) {
        String text = FailureText.of(Plan.of(budget).run(database, RUN).all());
        assertThat(text).isEqualToNormalizingWhitespace(expected);
    }

    private static Verdict only(StatementCheck budget, Run run) {
        List<Verdict> verdicts = Plan.of(budget).run(database, run).all();
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0);
    }

    private static Evidence.Table table(Verdict verdict, String title) {
        return verdict.evidence().stream()
                .filter(piece -> piece.title().equals(title))
                .map(Evidence.Table.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void execute(Worker worker, String sql) throws SQLException {
        try (Statement statement = worker.connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
