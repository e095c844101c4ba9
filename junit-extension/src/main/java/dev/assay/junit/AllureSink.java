package dev.assay.junit;

import dev.assay.check.Evidence;
import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Promise;
import dev.assay.check.Sink;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import dev.assay.report.SvgChart;
import dev.assay.report.SvgTimeline;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Adds each verdict as a step, with its evidence attached, to the Allure result of the running test. Where Allure's own
 * listener is not registered there is no such result, and nothing is written. Thread-safe.
 */
final class AllureSink implements Sink {
    private final Supplier<AllureLifecycle> allure;

    /** Allure itself is asked when something is published, where another version of it cannot fail the run. */
    AllureSink() {
        this(Allure::getLifecycle);
    }

    AllureSink(Supplier<AllureLifecycle> allure) {
        this.allure = allure;
    }

    /** Return whether Allure is on the class path at all; it is optional. */
    static boolean isPossible() {
        try {
            Class.forName("io.qameta.allure.Allure", false, AllureSink.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    @Override
    public void publish(Verdicts verdicts) {
        AllureLifecycle lifecycle = allure.get();
        lifecycle.getCurrentTestCase().ifPresent(test -> {
            label(lifecycle, test, verdicts);
            verdicts.all().forEach(verdict -> step(lifecycle, verdict));
        });
    }

    private static void label(AllureLifecycle lifecycle, String test, Verdicts verdicts) {
        List<Label> features = verdicts.all().stream()
                .map(verdict -> verdict.promise().kind())
                .distinct()
                .map(kind -> new Label().setName("feature").setValue(kind))
                .toList();
        lifecycle.updateTestCase(test, result -> result.getLabels().addAll(features));
    }

    private static void step(AllureLifecycle lifecycle, Verdict verdict) {
        String id = UUID.randomUUID().toString();
        lifecycle.startStep(id, describe(verdict));
        verdict.evidence().forEach(evidence -> attach(lifecycle, evidence));
        lifecycle.stopStep(id);
    }

    private static StepResult describe(Verdict verdict) {
        return new StepResult()
                .setName(title(verdict))
                .setStatus(status(verdict))
                .setStatusDetails(new StatusDetails().setMessage(findings(verdict)))
                .setParameters(parameters(verdict));
    }

    private static String title(Verdict verdict) {
        Promise promise = verdict.promise();
        String limit = promise.threshold() == null
                ? promise.sentence()
                : promise.threshold().toString();
        String measured =
                verdict.decisive().map(figure -> figure.write() + ", ").orElse("");
        return promise.name() + " " + verdict.outcome().word() + ": " + measured + "promised " + limit;
    }

    private static Status status(Verdict verdict) {
        return switch (verdict.outcome()) {
            case PASSED -> Status.PASSED;
            case BREACHED -> Status.FAILED;
            case INCONCLUSIVE -> Status.SKIPPED;
            case BROKEN -> Status.BROKEN;
        };
    }

    private static String findings(Verdict verdict) {
        return verdict.findings().stream().map(AllureSink::line).collect(Collectors.joining("\n"));
    }

    private static String line(Finding finding) {
        return (finding.label() + "  " + finding.text() + "  " + finding.remark()).strip();
    }

    private static List<Parameter> parameters(Verdict verdict) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(parameter("promise", verdict.promise().sentence()));
        for (Figure figure : verdict.figures()) {
            parameters.add(parameter(figure.name(), figure.write() + " (" + figure.writeBasis() + ")"));
        }
        parameters.add(parameter("seed", Long.toString(verdict.seed())));
        return parameters;
    }

    private static Parameter parameter(String name, String value) {
        return new Parameter().setName(name).setValue(value);
    }

    private static void attach(AllureLifecycle lifecycle, Evidence evidence) {
        if (evidence instanceof Evidence.Chart chart) {
            attach(lifecycle, chart, "image/svg+xml", "svg", SvgChart.svg(chart));
        } else if (evidence instanceof Evidence.Timeline timeline) {
            attach(lifecycle, timeline, "image/svg+xml", "svg", SvgTimeline.svg(timeline));
        } else if (evidence instanceof Evidence.Table table) {
            attach(lifecycle, table, "text/csv", "csv", csv(table));
        } else if (evidence instanceof Evidence.Text text) {
            attach(lifecycle, text, "text/plain", "txt", text.body());
        }
    }

    private static void attach(
            AllureLifecycle lifecycle, Evidence evidence, String type, String extension, String body) {
        lifecycle.addAttachment(evidence.title(), type, extension, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String csv(Evidence.Table table) {
        StringBuilder csv = new StringBuilder(row(table.columns()));
        table.rows().forEach(cells -> csv.append(row(cells)));
        return csv.toString();
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\n"));
    }
}
