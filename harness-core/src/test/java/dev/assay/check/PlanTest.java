package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {
    private final Run run = Run.of("plan", 7);

    @Test
    void checksThatShareWorkBecomeOne() {
        Plan<String> plan =
                Plan.of(List.of(new Scan("a", List.of("x")), new Scan("b", List.of("y")), new Scan("a", List.of("z"))));

        assertThat(plan.checks()).containsExactly(new Scan("a", List.of("x", "z")), new Scan("b", List.of("y")));
        assertThat(plan.promises()).extracting(Promise::name).containsExactly("x", "z", "y");
    }

    @Test
    void anExceptionBreaksThePromisesOfItsCheckAndNoOthers() {
        Plan<String> plan = Plan.of(
                List.of(new Failing(new IllegalStateException("the server is gone")), new Scan("a", List.of("x"))));

        Verdicts verdicts = plan.run("subject", run);

        assertThat(verdicts.all()).extracting(Verdict::outcome).containsExactly(Outcome.BROKEN, Outcome.PASSED);
        assertThat(verdicts.all().get(0).findings()).containsExactly(Finding.of("error", "the server is gone"));
        assertThat(verdicts.causes()).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMistakeBecomesItsFindings() {
        Plan<String> plan = Plan.of(
                new Failing(new MistakeException("@Gate column = [agee]", "no such column", "", "column = \"age\"")));

        assertThat(plan.run("subject", run).all().get(0).findings())
                .containsExactly(
                        Finding.of("asked", "@Gate column = [agee]"),
                        Finding.of("found", "no such column"),
                        Finding.of("fix", "column = \"age\""));
    }

    @Test
    void aCheckThatForgetsAPromiseIsBroken() {
        Plan<String> plan = Plan.of(new Forgetful());

        Verdicts verdicts = plan.run("subject", run);

        assertThat(verdicts.worst()).contains(Outcome.BROKEN);
        assertThat(verdicts.all().get(0).findings())
                .containsExactly(Finding.of("error", "promises [forgotten] got verdicts on []"));
    }

    @Test
    void oneSeedAndPurposeGiveTheSameNumbers() {
        assertThat(run.random("load").nextLong())
                .isEqualTo(Run.of("other", 7).random("load").nextLong());
        assertThat(run.random("load").nextLong())
                .isNotEqualTo(run.random("faults").nextLong());
    }

    private static Promise promise(String name) {
        return new Promise("Scan", name, name + " holds", null, Terms.DEFAULT);
    }

    private record Scan(String table, List<String> names) implements Check<String> {
        @Override
        public List<Promise> promises() {
            return names.stream().map(PlanTest::promise).toList();
        }

        @Override
        public List<Verdict> judge(String subject, Run run) {
            return promises().stream()
                    .map(promise -> Verdict.of(run, promise, Outcome.PASSED))
                    .toList();
        }

        @Override
        public Optional<Check<String>> fusedWith(Check<String> other) {
            return other instanceof Scan scan && scan.table.equals(table) ? Optional.of(both(scan)) : Optional.empty();
        }

        private Scan both(Scan scan) {
            List<String> all = new ArrayList<>(names);
            all.addAll(scan.names);
            return new Scan(table, all);
        }
    }

    private record Failing(RuntimeException failure) implements Check<String> {
        @Override
        public List<Promise> promises() {
            return List.of(promise("failing"));
        }

        @Override
        public List<Verdict> judge(String subject, Run run) {
            throw failure;
        }
    }

    private record Forgetful() implements Check<String> {
        @Override
        public List<Promise> promises() {
            return List.of(promise("forgotten"));
        }

        @Override
        public List<Verdict> judge(String subject, Run run) {
            return List.of();
        }
    }
}
