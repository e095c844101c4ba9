package dev.assay.migration.data;

import java.io.PrintStream;
import java.util.Objects;

/** Draws a bar that is drawn over with each batch, for terminals. From one thread. */
public final class ProgressBar implements StepProgressListener {
    private static final int WIDTH = 30;
    private static final int WHOLE = 100;

    private final PrintStream terminal;
    private int drawn;

    /** Create a bar. */
    public ProgressBar(PrintStream terminal) {
        this.terminal = Objects.requireNonNull(terminal);
    }

    @Override
    public void progress(StepProgress progress) {
        int full = progress.percent() * WIDTH / WHOLE;
        String text = "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + progress;
        // Blanks wipe out what a longer text before it has left.
        terminal.print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
        drawn = text.length();
        if (progress.finished()) {
            terminal.println();
            drawn = 0;
        }
        terminal.flush();
    }
}
