package dev.assay.chaos.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.Healthy;
import dev.assay.chaos.network.Latency;
import dev.assay.chaos.network.Partition;
import dev.assay.chaos.network.Refuse;
import dev.assay.chaos.network.Reset;
import dev.assay.chaos.network.Timeout;
import dev.assay.check.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for any schedule. Every failure names the seed, which {@code -Dassay.test.seed} repeats. */
final class SchedulePropertyTest {
    private static final int SCHEDULES = 500;

    private final long seed = Long.getLong("assay.test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void parseIsTheInverseOfWrite() {
        for (int i = 0; i < SCHEDULES; i++) {
            Schedule schedule = new Schedule(hurting());
            assertThat(Schedule.parse(schedule.write())).as(named(schedule)).isEqualTo(schedule);
        }
    }

    @Test
    void whatIsDrawnIsWrittenAndLastsAsLong() {
        for (int i = 0; i < SCHEDULES; i++) {
            Schedule schedule = new Schedule(hurting());
            Run run = Run.of("property", random.nextLong());
            Schedule drawn = schedule.drawn(new Draw(run));
            assertThat(Schedule.parse(drawn.write())).as(named(schedule)).isEqualTo(drawn);
            assertThat(drawn.whole().length())
                    .as(named(schedule))
                    .isEqualTo(schedule.whole().length());
            assertThat(schedule.drawn(new Draw(run))).as(named(schedule)).isEqualTo(drawn);
            assertThat(drawn.timetable()).as(named(schedule)).allSatisfy(placed -> assertThat(placed.to())
                    .isLessThanOrEqualTo(drawn.whole().length()));
        }
    }

    @Test
    void aRandomWalkHasBoundedStepsAndNeverStaysWhereItIs() {
        RandomWalk walk = new RandomWalk(
                List.of(new Latency(Duration.ofMillis(400), Duration.ZERO), new Reset(), new Healthy()),
                Duration.ofSeconds(20));
        for (int i = 0; i < SCHEDULES; i++) {
            Schedule drawn = new Schedule(walk).drawn(new Draw(Run.of("property", random.nextLong())));
            List<Step> steps = drawn.timetable().stream().map(Placed::step).toList();
            assertThat(steps.get(0).fault().hurts()).as(named(drawn)).isTrue();
            assertThat(steps).as(named(drawn)).allSatisfy(step -> assertThat(step.length())
                    .isBetween(
                            RandomWalk.shortest(step.fault()),
                            RandomWalk.shortest(step.fault()).plusSeconds(2)));
            assertThat(IntStream.range(1, steps.size()).filter(next -> steps.get(next)
                            .fault()
                            .equals(steps.get(next - 1).fault())))
                    .as(named(drawn))
                    .isEmpty();
        }
    }

    @Test
    void whatIsSmallerIsSmaller() {
        for (int i = 0; i < SCHEDULES / 10; i++) {
            Schedule schedule = new Schedule(hurting()).drawn(new Draw(Run.of("property", 1)));
            Schedule plain = schedule.edited(new Editor() {}).orElseThrow();
            Smaller smaller = new Smaller(plain);
            assertThat(plain.timetable()).as(named(schedule)).isEqualTo(schedule.timetable());
            assertThat(smaller.shorter()).as(named(schedule)).allSatisfy(shorter -> assertThat(total(shorter))
                    .isLessThanOrEqualTo(total(plain)));
            assertThat(smaller.milder()).as(named(schedule)).doesNotContain(plain);
            smaller.without(0, 1).ifPresent(fewer -> assertThat(fewer.timetable())
                    .as(named(schedule))
                    .hasSize(plain.timetable().size() - 1));
        }
    }

    private static Duration total(Schedule schedule) {
        return schedule.timetable().stream()
                .map(placed -> placed.from().plus(placed.step().length()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private String named(Schedule schedule) {
        return "seed " + seed + ", " + schedule.write().replace("%", "%%");
    }

    private Part hurting() {
        Part part = part(3);
        return part.hurts() && part.steps() <= Schedule.MOST_STEPS ? part : hurting();
    }

    private Part part(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 1 -> Sequence.of(parts(depth, 1));
            case 2 -> together(depth);
            case 3 -> new Repeat(2 + random.nextInt(3), part(depth - 1));
            case 4 -> walk();
            default -> step();
        };
    }

    private List<Part> parts(int depth, int least) {
        return IntStream.range(0, least + random.nextInt(3))
                .mapToObj(place -> part(depth - 1))
                .toList();
    }

    private Part together(int depth) {
        List<Strand> strands = new ArrayList<>();
        parts(depth, 1).forEach(part -> strands.add(new Strand(part, millis(0, 3))));
        return Together.of(strands);
    }

    private Part walk() {
        List<Fault> faults = new ArrayList<>(List.of(new Reset(), new Refuse(), fault()));
        return new RandomWalk(faults.stream().distinct().toList(), millis(2_000, 9_000));
    }

    private Part step() {
        return new Step(fault(), millis(1_000, 5_000));
    }

    private Fault fault() {
        return switch (random.nextInt(6)) {
            case 0 -> new Latency(millis(1, 500), random.nextBoolean() ? Duration.ZERO : millis(1, 500));
            case 1 -> new Timeout(millis(1, 3_000));
            case 2 -> new Reset();
            case 3 -> new Partition();
            case 4 -> new Refuse();
            default -> new Healthy();
        };
    }

    private Duration millis(int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least + 1));
    }
}
