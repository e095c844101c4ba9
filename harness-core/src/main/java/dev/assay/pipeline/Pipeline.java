package dev.assay.pipeline;

import dev.assay.check.MistakeException;
import dev.assay.check.Nearest;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;
import dev.assay.check.WrittenAttribute;
import dev.assay.database.TestDatabase;
import dev.assay.sampling.GrowthJudge;
import dev.assay.sampling.Sizes;
import dev.assay.statistics.GrowthCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Collects the stages of a pipeline, the sizes at which it is timed, and promises about it. Every value is read as soon as
 * it is given; what cannot be read or meant is refused with a {@link MistakeException}. Not thread-safe.
 *
 * <pre>{@code
 * PipelineCheck nightly = Pipeline.named("nightly")
 *         .stage("extract", stage -> extract(stage.rows()))
 *         .stage("load", stage -> load(stage.connection()))
 *         .stage("query", stage -> query(stage.connection()))
 *         .sizes(1_000, 10_000, 100_000)
 *         .atMost("load", "5s")
 *         .growth("query", "log n")
 *         .check();
 * Plan.of(nightly).run(database, Run.of("nightly", 8731)).orThrow();
 * }</pre>
 */
public final class Pipeline {
    static final String KIND = "pipeline";
    private static final int FEWEST_REPETITIONS = 3;

    private final String name;
    private final List<Stage> stages = new ArrayList<>();
    private final List<Function<Sizes, List<StagePromise>>> promises = new ArrayList<>();
    private Sizes sizes = new Sizes(List.of(1_000L, 10_000L, 100_000L));
    private int repetitions = 5;
    private Terms terms = Terms.DEFAULT;

    private Pipeline(String name) {
        this.name = name;
    }

    /** Begin a pipeline without stages. */
    public static Pipeline named(String name) {
        return new Pipeline(name);
    }

    /** Add a stage after those that are there. */
    public Pipeline stage(String stage, StageWork work) {
        if (stage.isBlank() || names().contains(stage)) {
            throw mistake("stage [" + stage + "]", "the name is empty or taken; there are " + names(), "another name");
        }
        stages.add(new Stage(stage, work));
        return this;
    }

    /**
     * Time it at these sizes, which each stage reads from {@link StageRun#rows}; 1,000, 10,000 and 100,000 unless set. At
     * least three, the largest at least ten times the smallest.
     */
    public Pipeline sizes(long... rows) {
        sizes = Sizes.of(asked(), rows);
        return this;
    }

    /**
     * Repeat it so often at each size before the first look, up to four times as often where a promise is not clear yet; 5
     * unless set, at least 3.
     */
    public Pipeline repetitions(int count) {
        if (count < FEWEST_REPETITIONS) {
            throw mistake("repetitions = [" + count + "]", "so few show no spread", "repetitions(5)");
        }
        repetitions = count;
        return this;
    }

    /**
     * Promise that a stage typically takes at most this long at every size, such as {@code 5s}. The typical time is the
     * geometric mean of the repetitions.
     */
    public Pipeline atMost(String stage, String limit) {
        requireStage(stage);
        Quantity time = new WrittenAttribute(KIND, stage, limit, "5s").read(Quantity::duration);
        Terms stated = terms;
        promises.add(all -> all.rows().stream()
                .<StagePromise>map(rows -> budget(stage, rows, time, stated))
                .toList());
        return this;
    }

    /** Promise that the time of a stage grows at most like a curve, such as {@code n log n}; see {@link GrowthCurve#parse}. */
    public Pipeline growth(String stage, String curve) {
        requireStage(stage);
        GrowthCurve read = GrowthJudge.curve(new WrittenAttribute(KIND, "growth of " + stage, curve, "n log n"));
        String sentence = "the time of [" + stage + "] grows at most like " + read;
        Promise promise = new Promise(KIND, "growth of " + stage, sentence, null, terms);
        promises.add(all -> List.of(new StageGrowth(promise, stage, read)));
        return this;
    }

    /** State id, reason, severity and answer to an undecided verdict, for every promise that is made after this. */
    public Pipeline terms(Terms common) {
        terms = common;
        return this;
    }

    /**
     * Return the check of the promises.
     *
     * @throws MistakeException if there is no stage or no promise
     */
    public PipelineCheck check() {
        if (promises.isEmpty()) {
            throw mistake("check()", "it promises nothing, so nothing could be broken", "atMost(\"load\", \"5s\")");
        }
        return new PipelineCheck(
                plan(),
                promises.stream()
                        .flatMap(promise -> promise.apply(sizes).stream())
                        .toList());
    }

    /**
     * Time the stages, and promise nothing.
     *
     * @throws Exception what a stage threw, its name and size around it
     */
    public PipelineProfile measure(TestDatabase database, Run run) throws Exception {
        PipelinePlan plan = plan();
        PipelineProfile profile = plan.profile();
        boolean cutShort =
                Repetitions.begin(profile, plan.trial(database, run), run).cutShortBefore(repetitions);
        if (cutShort) {
            throw mistake(
                    "repetitions = [" + repetitions + "]",
                    "the limit of the run, [" + run.limits().time().toMillis() + "ms], allows [" + profile.repetitions()
                            + "]",
                    "smaller sizes, or a higher limit");
        }
        return profile;
    }

    private PipelinePlan plan() {
        if (stages.isEmpty()) {
            throw mistake("check()", "it has no stage", "stage(\"load\", stage -> load(stage.connection()))");
        }
        return new PipelinePlan(name, List.copyOf(stages), sizes, repetitions);
    }

    private static StageBudget budget(String stage, long rows, Quantity time, Terms terms) {
        String size = Unit.ROWS.write(rows);
        String sentence = "the stage [" + stage + "] typically takes at most " + time + " with " + size;
        return new StageBudget(
                new Promise(KIND, stage + " at " + size, sentence, Threshold.atMost(time), terms), stage, rows);
    }

    private List<String> names() {
        return stages.stream().map(Stage::name).toList();
    }

    private void requireStage(String stage) {
        if (!names().contains(stage)) {
            String nearest = Nearest.to(stage, names()).orElse("a stage that was added before");
            throw mistake("stage [" + stage + "]", "there is no such stage; there are " + names(), nearest);
        }
    }

    private String asked() {
        return "pipeline [" + name + "]";
    }

    private MistakeException mistake(String what, String found, String fix) {
        return new MistakeException(asked() + " " + what, found, "", fix);
    }
}
