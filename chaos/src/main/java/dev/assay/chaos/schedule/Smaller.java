package dev.assay.chaos.schedule;

import dev.assay.chaos.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Schedules that do less than a given one, which is drawn. */
public record Smaller(Schedule schedule) {
    private static final Duration LEAST = Duration.ofMillis(100);

    /** Return how many steps could go. */
    public int steps() {
        return schedule.whole().steps();
    }

    /** Return the schedule without some steps that follow each other; empty if nothing that breaks something is left. */
    public Optional<Schedule> without(int first, int count) {
        return schedule.edited(new Editor() {
            private int place;

            @Override
            public Optional<Step> step(Step step) {
                boolean goes = place >= first && place < first + count;
                place++;
                return goes ? Optional.empty() : Optional.of(step);
            }
        });
    }

    /** Return schedules in which time is halved: of all steps, then of each; then those in which one part begins earlier. */
    public List<Schedule> shorter() {
        Stream<Schedule> all = schedule.edited(eachStep(Smaller::halved)).stream();
        Stream<Schedule> each = IntStream.range(0, steps()).mapToObj(place -> changed(place, Smaller::halved));
        return other(Stream.concat(Stream.concat(all, each), earlier()));
    }

    /** Return schedules in which one fault is milder. */
    public List<Schedule> milder() {
        List<Schedule> milder = new ArrayList<>();
        List<Placed> timetable = inOrderOfWriting();
        for (int place = 0; place < timetable.size(); place++) {
            for (Fault fault : timetable.get(place).step().fault().milder()) {
                milder.add(changed(place, step -> new Step(fault, step.length())));
            }
        }
        return other(milder.stream());
    }

    private List<Placed> inOrderOfWriting() {
        List<Placed> placed = new ArrayList<>();
        schedule.whole().place(Duration.ZERO, placed::add);
        return placed;
    }

    private List<Schedule> other(Stream<Schedule> candidates) {
        return candidates
                .filter(candidate -> !candidate.equals(schedule))
                .distinct()
                .toList();
    }

    private Stream<Schedule> earlier() {
        return IntStream.range(0, steps())
                .boxed()
                .flatMap(place -> Stream.of(
                        changedStart(place, after -> Duration.ZERO),
                        changedStart(place, after -> Duration.ofMillis(after.toMillis() / 2))));
    }

    private Schedule changed(int changed, UnaryOperator<Step> change) {
        return schedule.edited(new Editor() {
                    private int place;

                    @Override
                    public Optional<Step> step(Step step) {
                        return Optional.of(place++ == changed ? change.apply(step) : step);
                    }
                })
                .orElseThrow();
    }

    private Schedule changedStart(int changed, UnaryOperator<Duration> change) {
        return schedule.edited(new Editor() {
                    private int place;

                    @Override
                    public Duration after(Duration after) {
                        return place++ == changed ? change.apply(after) : after;
                    }
                })
                .orElseThrow();
    }

    private static Editor eachStep(UnaryOperator<Step> change) {
        return new Editor() {
            @Override
            public Optional<Step> step(Step step) {
                return Optional.of(change.apply(step));
            }
        };
    }

    /** Tenths of seconds read well; a fault keeps the time that it needs to be felt. */
    private static Step halved(Step step) {
        long tenths = step.length().toMillis() / 2 / 100;
        Duration least = LEAST.compareTo(step.fault().shortest()) > 0
                ? LEAST
                : step.fault().shortest();
        Duration half = Duration.ofMillis(100 * tenths);
        Duration shorter = half.compareTo(least) > 0 ? half : least;
        return shorter.compareTo(step.length()) < 0 ? new Step(step.fault(), shorter) : step;
    }
}
