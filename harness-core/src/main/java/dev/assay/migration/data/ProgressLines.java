package dev.assay.migration.data;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Writes a line at the end of each step, and before that one for each ten percent or ten seconds, whichever comes first. For one
 * run at a time, from one thread.
 */
public final class ProgressLines implements StepProgressListener {
    private static final int PERCENT = 10;
    private static final Duration TIME = Duration.ofSeconds(10);

    private final Consumer<String> sink;
    private String step = "";
    private int percent;
    private Duration elapsed = Duration.ZERO;

    /** Create lines. */
    public ProgressLines(Consumer<String> sink) {
        this.sink = Objects.requireNonNull(sink);
    }

    @Override
    public void progress(StepProgress progress) {
        String current = progress.migration() + "\n" + progress.step() + "\n" + progress.undo();
        if (!current.equals(step)) {
            step = current;
            percent = 0;
            elapsed = Duration.ZERO;
        }
        if (progress.finished() || isDue(progress)) {
            percent = progress.percent() / PERCENT * PERCENT;
            elapsed = progress.elapsed();
            sink.accept(progress.toString());
        }
    }

    private boolean isDue(StepProgress progress) {
        return progress.percent() >= percent + PERCENT
                || progress.elapsed().minus(elapsed).compareTo(TIME) >= 0;
    }
}
