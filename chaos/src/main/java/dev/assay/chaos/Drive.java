package dev.assay.chaos;

import dev.assay.chaos.fault.Healthy;
import dev.assay.chaos.fault.Target;
import dev.assay.chaos.schedule.Schedule;
import dev.assay.check.Limits;
import dev.assay.check.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes a run through its phases while clients call: healthy before, each step, recovery. */
final class Drive {
    static final int CALLS_BEFORE = 5;
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(10);

    private final Settings settings;
    private final Limits limits;
    private final Target target;
    private final Set<String> operations;
    private final Recorder recorder;
    private final Poll poll;
    private final List<Phase> phases = new ArrayList<>();
    private final List<Injected> injected = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    Drive(Settings settings, Target target, Set<String> operations, Recorder recorder) {
        this.settings = settings;
        this.limits = target.run().limits();
        this.target = target;
        this.operations = operations;
        this.recorder = recorder;
        this.poll = new Poll(recorder::now);
    }

    /** Return what happened; only the first phase if the operations did not succeed on the healthy database. */
    Journal run(Schedule schedule) throws Exception {
        if (before()) {
            faults(schedule);
            recovery();
        }
        return new Journal(schedule, phases, injected, left, target.positions());
    }

    private void faults(Schedule schedule) throws Exception {
        Leftovers leftovers = new Leftovers(target);
        try {
            injected.addAll(new Course(schedule, target).run());
        } catch (Throwable thrown) {
            leftovers.removeAfter(thrown);
            throw thrown;
        }
        injected.forEach(fault -> phases.add(fault.phase()));
        left.addAll(leftovers.remove());
    }

    private boolean before() throws InterruptedException {
        long start = recorder.now();
        long least = start + settings.healthyBefore().toNanos();
        long most = least + LONGEST_WARM_UP.toNanos();
        poll.until(() -> failed() || recorder.now() >= (warm() ? least : most));
        phases.add(new Phase("before", new Healthy(), start, recorder.now()));
        return warm() && !failed();
    }

    private boolean failed() {
        return recorder.all().stream().anyMatch(Call::failed);
    }

    private boolean warm() {
        List<Call> calls = recorder.all();
        return operations.stream().allMatch(operation -> succeeded(calls, operation) >= CALLS_BEFORE);
    }

    private static long succeeded(List<Call> calls, String operation) {
        return calls.stream()
                .filter(call -> call.operation().equals(operation) && !call.failed())
                .count();
    }

    private void recovery() throws InterruptedException {
        long start = recorder.now();
        long healed = new History(phases, List.of()).healedNanos();
        long[] end = {start};
        poll.until(() -> {
            end[0] = recorder.now();
            return decided(healed, end[0]);
        });
        // The moment of the decision, so that the verdict is computed on the same calls.
        phases.add(new Phase("recovery", new Healthy(), start, end[0]));
    }

    private boolean decided(long healed, long now) {
        Recoveries recoveries = Recoveries.at(now, healed, recorder.endedAfter(healed), operations, settings);
        return recoveries.outcome() != Outcome.INCONCLUSIVE
                || now - healed > limits.time().toNanos();
    }
}
