package dev.assay.check;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Why nothing could be judged, as findings and evidence. */
record Breakage(List<Finding> findings, List<Evidence> evidence) {
    static Breakage of(Throwable failure) {
        return explanationBehind(failure)
                .map(explained -> new Breakage(explained.findings(), List.of()))
                .orElseGet(
                        () -> new Breakage(List.of(Finding.of("error", describe(failure))), List.of(trace(failure))));
    }

    /** What explains itself is the answer, however deep the layers have wrapped it. */
    private static Optional<Explained> explanationBehind(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .filter(Explained.class::isInstance)
                .map(Explained.class::cast)
                .findFirst();
    }

    Verdict verdict(Run run, Promise promise) {
        return new Verdict(promise, Outcome.BROKEN, List.of(), findings, evidence, run.origin(), run.seed());
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getName() : message.strip();
    }

    private static Evidence trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return new Evidence.Text("stack trace", text.toString());
    }
}
