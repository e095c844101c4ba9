package dev.assay.budget;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Unit;
import dev.assay.load.Millis;
import dev.assay.load.Recording;
import dev.assay.load.Window;
import dev.assay.statistics.ErrorRates;
import java.util.List;
import java.util.OptionalLong;

/** No measured operation takes longer than a limit. Counted, not sampled: it says nothing about operations to come. */
record LongestLatency(Promise promise) implements Objective {
    @Override
    public Judgement judge(Recording recording, ErrorRates rates) {
        long above = recording.above(limitNanos());
        Figure longest = Figure.counted(
                promise.name(),
                Millis.of(recording.latencies().longestNanos()),
                Unit.MILLISECONDS,
                recording.operations());
        return above == 0
                ? new Judgement(Outcome.PASSED, longest, List.of())
                : new Judgement(Outcome.BREACHED, longest, List.of(finding(above)));
    }

    @Override
    public Outcome outcome(Recording recording, List<Window> windows, ErrorRates rates) {
        int limit = recording.indexOf(limitNanos());
        return windows.stream().allMatch(window -> window.above(limit) == 0) ? Outcome.PASSED : Outcome.BREACHED;
    }

    @Override
    public OptionalLong countedAbove() {
        return OptionalLong.of(limitNanos());
    }

    private long limitNanos() {
        return Millis.toNanos(promise.requiredThreshold().limit().amount());
    }

    private Finding finding(long above) {
        return Finding.of(
                "above",
                promise.name() + ": " + Unit.NUMBER.write(above) + " operations took longer than "
                        + promise.requiredThreshold().limit() + " or failed");
    }
}
