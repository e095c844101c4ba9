package dev.assay.chaos;

import dev.assay.chaos.fault.PositionFault;
import dev.assay.chaos.fault.Positions;
import dev.assay.chaos.fault.Target;
import dev.assay.chaos.schedule.Draw;
import dev.assay.chaos.schedule.Schedule;
import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import java.util.List;
import java.util.Set;

/**
 * Breaks the connections to a database by a schedule while operations run, and judges whether they come back.
 *
 * <p>Each operation is called in a closed loop by a few clients: first on the healthy database, where every call must
 * succeed; then through the steps of the schedule, each of which must be felt by an operation; then until every operation
 * has recovered. A recovery counts from the end of the last fault to the first success of a row of at least 10, to which
 * all clients have come back and after which no call fails for the quiet time. What never was healthy, or never was hit, is
 * {@link dev.assay.check.Outcome#BROKEN}. The observation after the last fault ends at the run's time limit; undecided
 * until then is {@link dev.assay.check.Outcome#INCONCLUSIVE}.
 *
 * <p>Promises: {@code recovery}, in milliseconds; {@code errors}, if a share was given; {@code longest call}, if a time was
 * given; {@code survived} and its name for each history that must survive, in offences. Immutable, apart from what the body
 * itself remembers.
 */
public final class ChaosCheck implements Check<TestDatabase> {
    private final Settings settings;
    private final FaultBackend backend;
    private final ScenarioBody body;

    ChaosCheck(Settings settings, FaultBackend backend, ScenarioBody body) {
        this.settings = settings;
        this.backend = backend;
        this.body = body;
    }

    /**
     * Describe a scenario.
     *
     * @param backend carries the faults; it stays open
     * @param body registers operations and final checks
     */
    public static ChaosCheckBuilder builder(FaultBackend backend, ScenarioBody body) {
        return new ChaosCheckBuilder(backend, body);
    }

    @Override
    public List<Promise> promises() {
        return new ScenarioPromises(settings).all();
    }

    @Override
    public List<Verdict> judge(TestDatabase database, Run run) throws Exception {
        Schedule drawn = settings.schedule().drawn(new Draw(run));
        List<Verdict> verdicts = judge(drawn, database, run);
        return settings.shrink() && Breaches.in(verdicts) ? shrunk(drawn, verdicts, database, run) : verdicts;
    }

    private List<Verdict> judge(Schedule drawn, TestDatabase database, Run run) throws Exception {
        Positions positions = new Positions(positionFaults(drawn), run.seed());
        try (Wiring wiring = Wiring.of(backend, database, settings.callTimeout(), positions)) {
            Target target = new Target(wiring.endpoint(), database, run, positions);
            drawn.timetable().forEach(placed -> placed.step().fault().require(target));
            Histories histories = new Histories(
                    settings.survives(), run.ticker(), wiring.source().places());
            ChaosRun chaos = new ChaosRun(database, wiring.source(), run.random("body"), histories);
            wiring.source().warmUp();
            prepare(chaos);
            return drive(drawn, chaos, wiring, target);
        }
    }

    private static List<PositionFault> positionFaults(Schedule drawn) {
        return drawn.timetable().stream()
                .map(placed -> placed.step().fault())
                .filter(PositionFault.class::isInstance)
                .map(PositionFault.class::cast)
                .toList();
    }

    private List<Verdict> shrunk(Schedule drawn, List<Verdict> verdicts, TestDatabase database, Run run)
            throws InterruptedException {
        Breaches breaches = Breaches.of(verdicts);
        Trials trials = new Trials(schedule -> breaches.again(judge(schedule, database, run)), run);
        return breaches.explained(verdicts, new Shrinking(trials).of(drawn));
    }

    private void prepare(ChaosRun chaos) throws InterruptedException {
        try {
            body.prepare(chaos);
        } catch (InterruptedException | MistakeException answer) {
            throw answer;
        } catch (Exception | AssertionError thrown) {
            throw new IllegalStateException("the body failed before the first fault: " + thrown, thrown);
        }
        chaos.seal();
    }

    private List<Verdict> drive(Schedule drawn, ChaosRun chaos, Wiring wiring, Target target) throws Exception {
        Recorder recorder = new Recorder(target.run().ticker());
        Set<String> operations = chaos.operations().keySet();
        Journal journal;
        Clients clients = Clients.start(chaos.operations().values(), settings.clients(), wiring.source(), recorder);
        try {
            journal = new Drive(settings, target, operations, recorder).run(drawn);
        } finally {
            clients.close();
        }
        return verdicts(chaos, journal, new History(journal.phases(), recorder.all()), target.run());
    }

    private List<Verdict> verdicts(ChaosRun chaos, Journal journal, History history, Run run) throws Exception {
        ScenarioVerdicts verdicts = new ScenarioVerdicts(
                settings, run, journal, history, List.copyOf(chaos.operations().keySet()));
        List<Verdict> broken = verdicts.broken();
        if (!broken.isEmpty()) {
            return broken;
        }
        FinalChecks checks = verdicts.recovered() ? FinalChecks.run(chaos.checks()) : FinalChecks.NONE;
        return verdicts.judged(checks, chaos.histories());
    }
}
