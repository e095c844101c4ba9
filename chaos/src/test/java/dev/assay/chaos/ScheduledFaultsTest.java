package dev.assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.network.Refuse;
import dev.assay.chaos.schedule.Draw;
import dev.assay.chaos.schedule.Schedule;
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
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Schedules that are more than a row of faults, on a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
final class ScheduledFaultsTest {
    private static final Run RUN = new Run(
            7, Ticker.system(), Limits.DEFAULT, new Origin("OrderIT.survives", "", "mvn verify -Dassay.seed=7", ""));
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Databases databases = Databases.open(DatabaseSettings.defaults());
    private final TestDatabase database = databases.create(ServerSpec.defaults(), TemplateRecipe.empty());
    private final FaultBackend backend = new EmbeddedFaultBackend(1);

    @AfterAll
    void close() {
        backend.close();
        database.close();
        databases.close();
    }

    // region together
    @Test
    void faultsAtTheSameTimeAreFeltEach() {
        Schedule faults =
                Schedule.parse("latency(100ms) 1500ms + reset 400ms after 600ms; 2 x (refuse 200ms; healthy 200ms)");

        Verdict verdict = only(run(faults));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASSED);
        assertThat(column(verdict, "what each phase did", 0))
                .containsExactly(
                        "before",
                        "latency(100ms) 1500ms",
                        "reset 400ms",
                        "refuse 200ms",
                        "healthy 200ms",
                        "refuse 200ms",
                        "healthy 200ms",
                        "recovery");
        assertThat(lanes(verdict)).containsExactly("faults", "faults 2", "select");
    }
    // endregion

    @Test
    void theJournalSaysWhatWasHitAndRunsAgain() {
        Schedule faults = Schedule.parse("random(refuse, reset) 1300ms");

        Verdict verdict = only(run(faults));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.evidence())
                .contains(new Evidence.Text("schedule to run again", "reset 800ms; refuse 500ms"));
        assertThat(Schedule.parse("reset 800ms; refuse 500ms")).isEqualTo(faults.drawn(new Draw(RUN)));
        assertThat(table(verdict, "journal of faults").columns())
                .containsExactly("fault", "injected", "in force", "ended", "healed", "hit");
        assertThat(table(verdict, "journal of faults").rows()).hasSize(2).allSatisfy(row -> {
            assertThat(row.subList(1, 5)).isSorted().allMatch(time -> time.matches("\\+\\d\\.\\d{3} s"));
            assertThat(row.get(5)).matches("select: calls \\d+ to \\d+, [1-9]\\d* failed");
        });
    }

    @Test
    void whatWasDrawnStandsInTheFailure() {
        Verdicts verdicts = run(
                Schedule.parse("random(refuse, reset) 1300ms"),
                scenario -> scenario.recoveryWithin("300ms"),
                this::keepOneConnection);

        assertThat(FailureText.of(verdicts.all())).matches("""
                        @ChaosScenario breached  OrderIT\\.survives
                          recovery  > [3-9]\\d\\d ms  promised <= 300 ms                  n = \\d+
                          faults    random\\(refuse, reset\\) 1300ms
                          drawn     reset 800ms; refuse 500ms                     from seed 7
                          found     operation \\[save\\] did not recover: .*
                          repeat    mvn verify -Dassay\\.seed=7""");
    }

    // region hidden
    @Test
    void aFaultBehindAnotherCannotBeTold() {
        Verdicts verdicts = run(Schedule.parse("refuse 1s + latency(50ms) 300ms after 300ms"));

        assertThat(FailureText.of(verdicts.all())).isEqualTo("""
                        @ChaosScenario broken  OrderIT.survives
                          recovery  promised <= 5,000 ms                          not judged
                          faults    refuse 1s + latency(50ms) 300ms after 300ms
                          found     the fault [latency(50ms) 300ms] cannot be told from [refuse 1s]  let it be in force alone for at least half of its time
                          repeat    mvn verify -Dassay.seed=7""");
    }
    // endregion

    @Test
    void whatAFaultLeavesBehindIsBrokenAndRemoved() {
        List<Connection> forgotten = new ArrayList<>();
        Schedule faults = Schedule.builder()
                .then(
                        new ScriptedFault("forget-toxic", target -> {
                            var toxic = target.endpoint()
                                    .proxy()
                                    .toxics()
                                    .latency("forgotten", ToxicDirection.DOWNSTREAM, 300);
                            return () -> toxic.setLatency(400);
                        }),
                        SHORT)
                .then(
                        new ScriptedFault("forget-refusal", target -> {
                            target.endpoint().proxy().disable();
                            return () -> {};
                        }),
                        SHORT)
                .then(
                        new ScriptedFault("forget-session", target -> {
                            forgotten.add(lock(target.database()));
                            return () -> {};
                        }),
                        SHORT)
                .build();

        Verdicts verdicts = run(faults);

        assertThat(FailureText.of(verdicts.all())).isEqualTo("""
                        @ChaosScenario broken  OrderIT.survives
                          recovery  promised <= 5,000 ms                          not judged
                          faults    forget-toxic 300ms; forget-refusal 300ms; forget-session 300ms
                          found     left behind when every fault was taken away: the toxic [forgotten] on the way to the database  it was removed
                          found     left behind when every fault was taken away: the way to the database refused connections  it was removed
                          found     left behind when every fault was taken away: the session [assay-fault-lock-1] with its locks  it was removed
                          repeat    mvn verify -Dassay.seed=7""");
        assertThat(column(only(verdicts), "what each phase did", 5))
                .last()
                .as("failed in recovery")
                .isEqualTo("0");
        assertThat(forgotten).singleElement().satisfies(connection -> assertThatThrownBy(() -> selectOne(connection))
                .isInstanceOf(SQLException.class));
    }

    @Test
    void aHealingThatThrowsKeepsNoOtherFaultInForce() {
        List<String> healed = new CopyOnWriteArrayList<>();
        Schedule faults = Schedule.builder()
                .together(all -> all.with(scripted("first", healed, false), Duration.ofSeconds(9))
                        .with(scripted("second", healed, true), Duration.ofSeconds(8))
                        .with(new Refuse(), Duration.ofSeconds(7))
                        .with(scripted("third", healed, true), SHORT))
                .build();
        ChaosCheck check = scenario(faults, run -> run.operation("select", ScheduledFaultsTest::selectOne))
                .build();

        assertThatThrownBy(() -> check.judge(database, RUN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("[third] stays")
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("[second] stays"));
        assertThat(healed).containsExactly("third", "second", "first");
    }

    @Test
    void anInterruptTakesEveryFaultAway() throws Exception {
        List<String> healed = new CopyOnWriteArrayList<>();
        AtomicBoolean inForce = new AtomicBoolean();
        AtomicBoolean kept = new AtomicBoolean();
        Schedule faults = Schedule.builder()
                .together(all -> all.with(scripted("first", healed, false), Duration.ofSeconds(30))
                        .with(
                                new ScriptedFault("second", target -> {
                                    inForce.set(true);
                                    return () -> healed.add("second, interrupted: "
                                            + Thread.currentThread().isInterrupted());
                                }),
                                Duration.ofSeconds(30)))
                .build();
        Thread judge = new Thread(() -> {
            run(faults);
            kept.set(Thread.currentThread().isInterrupted());
        });
        judge.start();
        new Poll(Ticker.system()).until(inForce::get);

        judge.interrupt();
        judge.join();

        assertThat(healed).containsExactly("second, interrupted: false", "first");
        assertThat(kept).isTrue();
    }

    // region position
    @Test
    void theAnswerToACommitIsLostAtAPlaceInTheConversation() {
        Verdict verdict = only(run(
                Schedule.parse("lose-answer(COMMIT, nth 3) 400ms; healthy 100ms; cut-before(COMMIT) 400ms"),
                UnaryOperator.identity(),
                run -> run.operation("save", ScheduledFaultsTest::commit)));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASSED);
        assertThat(column(verdict, "journal of faults", 5).get(0))
                .matches("connection \\d+, occurrence [123] on it; save: calls \\d+ to \\d+, 1 failed");
        assertThat(column(verdict, "journal of faults", 5).get(2))
                .matches("connection \\d+, occurrence 1 on it; save: calls \\d+ to \\d+, 1 failed");
    }
    // endregion

    @Test
    void aPlaceToWhichNothingCameIsBroken() {
        Verdicts verdicts = run(Schedule.parse("lose-answer(COPY) 300ms"));

        assertThat(FailureText.of(verdicts.all())).isEqualTo("""
                        @ChaosScenario broken  OrderIT.survives
                          recovery  promised <= 5,000 ms                          not judged
                          faults    lose-answer(COPY) 300ms
                          found     the fault [lose-answer(COPY) 300ms] was armed and never hit  the operations did not come to that place while it was in force
                          repeat    mvn verify -Dassay.seed=7""");
    }

    // region shrink
    @Test
    @Tag("proof")
    void aFailingScheduleIsShrunkToTheLineToPaste() {
        ChaosCheckBuilder scenario = ChaosCheck.builder(backend, this::keepOneConnection)
                .faults("latency(40ms) 200ms; refuse 200ms")
                .recoveryWithin("300ms")
                .shrink(true);

        Verdicts verdicts =
                Plan.of(scenario.healthyBefore("100ms").quiet("100ms").build()).run(database, RUN);

        assertThat(FailureText.of(verdicts.all())).matches("""
                        @ChaosScenario breached  OrderIT\\.survives
                          recovery  > [3-9]\\d\\d ms  promised <= 300 ms                  n = \\d+
                          faults    latency\\(40ms\\) 200ms; refuse 200ms
                          found     operation \\[save\\] did not recover: .*
                          minimal   faults = "refuse 100ms"  +fails in 5 of 5 runs
                          shrunk    from 2 steps of 400ms to 1 step of 100ms in \\d+ runs
                          repeat    mvn verify -Dassay\\.seed=7""");
    }
    // endregion

    private static ScriptedFault scripted(String name, List<String> healed, boolean fails) {
        Healing healing = () -> {
            healed.add(name);
            if (fails) {
                throw new IllegalStateException("[" + name + "] stays");
            }
        };
        return new ScriptedFault(name, target -> healing);
    }

    private void keepOneConnection(ChaosRun run) throws SQLException {
        Connection kept = run.connect();
        run.operation("save", () -> selectOne(kept));
    }

    private static void commit(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        selectOne(connection);
        connection.commit();
    }

    private static Connection lock(TestDatabase database) throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET application_name = 'assay-fault-lock-1'");
            statement.execute("LOCK TABLE pg_class IN ACCESS SHARE MODE");
        }
        return connection;
    }

    private Verdicts run(Schedule faults) {
        return run(faults, UnaryOperator.identity(), run -> run.operation("select", ScheduledFaultsTest::selectOne));
    }

    private Verdicts run(Schedule faults, UnaryOperator<ChaosCheckBuilder> more, ScenarioBody body) {
        return Plan.of(more.apply(scenario(faults, body)).build()).run(database, RUN);
    }

    private ChaosCheckBuilder scenario(Schedule faults, ScenarioBody body) {
        return ChaosCheck.builder(backend, body)
                .faults(faults)
                .healthyBefore("100ms")
                .quiet("100ms");
    }

    private static void selectOne(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            assertThat(rows.next()).isTrue();
        }
    }

    private static Verdict only(Verdicts verdicts) {
        assertThat(verdicts.all()).hasSize(1);
        return verdicts.all().get(0);
    }

    private static List<String> column(Verdict verdict, String title, int column) {
        return table(verdict, title).rows().stream().map(row -> row.get(column)).toList();
    }

    private static Evidence.Table table(Verdict verdict, String title) {
        return verdict.evidence().stream()
                .filter(piece -> piece.title().equals(title))
                .map(Evidence.Table.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lanes(Verdict verdict) {
        return verdict.evidence().stream()
                .filter(Evidence.Timeline.class::isInstance)
                .map(Evidence.Timeline.class::cast)
                .flatMap(timeline -> timeline.lanes().stream())
                .map(Evidence.Lane::name)
                .toList();
    }
}
