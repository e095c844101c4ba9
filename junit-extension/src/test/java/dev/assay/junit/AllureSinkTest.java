package dev.assay.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.check.Evidence;
import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllureSinkTest {
    private static final Run RUN = Run.of("SearchIT.nearest", 8731);
    private static final Promise P95 = new Promise(
            "LatencyBudget",
            "p95",
            "95 % of the operations take at most 200 ms",
            Threshold.atMost(Quantity.duration("200ms")),
            Terms.DEFAULT);

    private final Written written = new Written();
    private final AllureLifecycle lifecycle = new AllureLifecycle(written);
    private final AllureSink sink = new AllureSink(() -> lifecycle);

    @Test
    void aBreachIsAFailedStepWithItsEvidenceAttached() {
        Verdict verdict = Verdict.of(RUN, P95, Outcome.BREACHED)
                .with(Figure.counted("p95", new BigDecimal("213"), Unit.MILLISECONDS, 4812))
                .with(Finding.of("plan", "Seq Scan on documents"))
                .with(new Evidence.Table("gates", List.of("name", "said"), List.of(List.of("age", "\"old\""))))
                .with(new Evidence.Text("SQL", "SELECT 1"))
                .with(new Evidence.Chart(
                        "latency profile",
                        new Evidence.Axis("1 in n", true),
                        new Evidence.Axis("ms", false),
                        List.of(new Evidence.Line(
                                "measured", List.of(new Evidence.Point(1, 2), new Evidence.Point(10, 3))))))
                .with(new Evidence.Timeline(
                        "locks",
                        List.of(new Evidence.Lane(
                                "people", List.of(new Evidence.Bar(0, 5, "SHARE", Evidence.Tone.NEUTRAL))))));

        TestResult result = publishedInATest(Verdicts.of(List.of(verdict)));

        assertThat(result.getLabels())
                .extracting(Label::getName, Label::getValue)
                .contains(tuple("feature", "LatencyBudget"));
        StepResult step = result.getSteps().get(0);
        assertThat(result.getSteps()).hasSize(1);
        assertThat(step.getName()).isEqualTo("p95 breached: 213 ms, promised <= 200 ms");
        assertThat(step.getStatus()).isEqualTo(Status.FAILED);
        assertThat(step.getStatusDetails().getMessage()).isEqualTo("plan  Seq Scan on documents");
        assertThat(step.getAttachments())
                .extracting(Attachment::getName, Attachment::getType)
                .containsExactly(
                        tuple("gates", "text/csv"),
                        tuple("SQL", "text/plain"),
                        tuple("latency profile", "image/svg+xml"),
                        tuple("locks", "image/svg+xml"));
        assertThat(written.text(step.getAttachments().get(0)))
                .isEqualTo("\"name\",\"said\"\n\"age\",\"\"\"old\"\"\"\n");
        assertThat(written.text(step.getAttachments().get(2))).contains("<svg");
    }

    @Test
    void eachOutcomeHasAStatusOfItsOwn() {
        List<Verdict> verdicts = List.of(
                Verdict.of(RUN, P95, Outcome.PASSED),
                Verdict.of(RUN, P95, Outcome.INCONCLUSIVE),
                Verdict.of(RUN, P95, Outcome.BREACHED),
                Verdict.of(RUN, P95, Outcome.BROKEN));

        TestResult result = publishedInATest(Verdicts.of(verdicts));

        assertThat(result.getSteps())
                .extracting(StepResult::getStatus)
                .containsExactly(Status.PASSED, Status.SKIPPED, Status.FAILED, Status.BROKEN);
    }

    @Test
    void nothingIsWrittenOutsideOfATest() {
        sink.publish(Verdicts.of(List.of(Verdict.of(RUN, P95, Outcome.PASSED))));

        assertThat(written.results).isEmpty();
        assertThat(written.attachments).isEmpty();
    }

    private TestResult publishedInATest(Verdicts verdicts) {
        lifecycle.scheduleTestCase(new TestResult().setUuid("test"));
        lifecycle.startTestCase("test");
        sink.publish(verdicts);
        lifecycle.stopTestCase("test");
        lifecycle.writeTestCase("test");
        return written.results.get(0);
    }

    /** What Allure would write into its folder. */
    private static final class Written implements AllureResultsWriter {
        private final List<TestResult> results = new ArrayList<>();
        private final Map<String, String> attachments = new HashMap<>();

        String text(Attachment attachment) {
            return attachments.getOrDefault(attachment.getSource(), "");
        }

        @Override
        public void write(TestResult result) {
            results.add(result);
        }

        @Override
        public void write(TestResultContainer container) {
            throw new AssertionError("no fixture is published: " + container);
        }

        @Override
        public void write(String source, InputStream content) {
            try {
                attachments.put(source, new String(content.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
