package dev.assay.pipeline;

import dev.assay.check.Evidence;
import dev.assay.sampling.GrowthPicture;
import dev.assay.sampling.Sizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the stages of a pipeline took: which dominates at each size, and how each grows. Immutable once it is handed out. */
public final class PipelineProfile {
    private static final double FARTHER = 10;

    private final String name;
    private final Sizes sizes;
    private final List<StageTimes> stages;

    PipelineProfile(String name, Sizes sizes, List<String> stages) {
        this.name = name;
        this.sizes = sizes;
        this.stages = stages.stream().map(stage -> new StageTimes(stage, sizes)).toList();
    }

    /** Add one repetition: what each stage took, in nanoseconds, in the order of the stages. */
    void add(long rows, long[] nanos) {
        for (int stage = 0; stage < nanos.length; stage++) {
            stages.get(stage).add(rows, nanos[stage]);
        }
    }

    /** Return the name of the pipeline. */
    public String name() {
        return name;
    }

    /** Return how often every stage ran at each size. */
    public int repetitions() {
        return stages.get(0).repetitions();
    }

    /** Return the names of the stages in their order. */
    public List<String> stages() {
        return stages.stream().map(StageTimes::name).toList();
    }

    /** Return the sizes in ascending order. */
    public List<Long> sizes() {
        return sizes.rows();
    }

    /** Return the median time of a stage at a size, in milliseconds. */
    public double medianMillis(String stage, long rows) {
        return times(stage).median(rows);
    }

    /** Return which part of the time at a size is a stage's: its median over the sum of the medians of all stages. */
    public double share(String stage, long rows) {
        return medianMillis(stage, rows) / total(rows);
    }

    /** Return the exponent b of time = a n^b of a stage, where its line does not fit that of the two largest sizes. */
    public double exponent(String stage) {
        return GrowthLine.of(times(stage)).exponent();
    }

    /** Return the stage that takes most of the time at a size. */
    public String dominant(long rows) {
        return largest(stage -> stage.median(rows));
    }

    /** Return the stage that would take most of the time at ten times the largest size, if each goes on as it grew. */
    public String dominantAtTenfold() {
        return largest(this::tenfold);
    }

    /** Return the part of the time that {@link #dominantAtTenfold} would take. An extrapolation, nothing measured. */
    public double shareAtTenfold(String stage) {
        return tenfold(times(stage))
                / stages.stream().mapToDouble(this::tenfold).sum();
    }

    /** Return the table and the words, for a console. */
    public String text() {
        return new PipelineText(this).text();
    }

    /** Return the table of stages and sizes, and the picture. */
    public List<Evidence> evidence() {
        GrowthPicture picture = new GrowthPicture();
        stages.forEach(stage -> picture.measured(stage.name(), stage.growth()));
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new PipelineText(this).table());
        evidence.add(picture.chart("stages of " + name));
        return evidence;
    }

    double total(long rows) {
        return stages.stream().mapToDouble(stage -> stage.median(rows)).sum();
    }

    StageTimes times(String stage) {
        return stages.stream()
                .filter(times -> times.name().equals(stage))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("[" + stage + "] is none of " + stages()));
    }

    private double tenfold(StageTimes stage) {
        double atLargest = stage.median(sizes.largest());
        return atLargest * Math.pow(FARTHER, GrowthLine.of(stage).exponent());
    }

    private String largest(ToDoubleFunction<StageTimes> time) {
        return stages.stream()
                .max(Comparator.comparingDouble(time))
                .orElseThrow()
                .name();
    }
}
