package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.check.Origin;
import dev.assay.check.Plan;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.VerdictError;
import dev.assay.check.Verdicts;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The way of every annotation: read it into checks, run the plan, publish the verdicts, fail if a promise is broken. */
final class Judge {
    private final Session session;
    private final Origin origin;

    private Judge(Session session, Origin origin) {
        this.session = session;
        this.origin = origin;
    }

    static Judge of(ExtensionContext context) {
        Session session = Session.of(context);
        return new Judge(session, Origins.of(context, session.configuration(), session.seed()));
    }

    Run run() {
        return session.run(origin);
    }

    /** Return what the annotation means; a mistaken one is published as broken and fails the test. */
    <S> Plan<S> read(String kind, Supplier<? extends List<? extends Check<S>>> reading) {
        try {
            return Plan.of(reading.get());
        } catch (MistakeException mistake) {
            throw broken(kind, "annotation", mistake);
        }
    }

    /** Do nothing if a rule of the annotation holds; a mistake is published as broken and fails the test. */
    void validate(String kind, Runnable rule) {
        read(kind, () -> {
            rule.run();
            return List.of();
        });
    }

    /** Return what a test cannot do without; its absence is published as broken and fails the test. */
    <T> T require(String kind, String name, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (RuntimeException failure) {
            throw broken(kind, name, failure);
        }
    }

    /** Judge, publish, and fail the test if a promise is broken. */
    <S> void judge(Plan<S> plan, S subject) {
        settle(plan.run(subject, run()));
    }

    /** Judge checks of a test body, publish what they gave after it was named, and fail the test if a promise is broken. */
    <S> Verdicts hold(List<Check<S>> checks, S subject, UnaryOperator<Verdicts> naming) {
        return settle(naming.apply(Plan.of(checks).run(subject, run())));
    }

    private Verdicts settle(Verdicts verdicts) {
        session.publish(verdicts);
        verdicts.orThrow();
        return verdicts;
    }

    private VerdictError broken(String kind, String name, RuntimeException failure) {
        Promise promise = new Promise(kind, name, "", null, Terms.DEFAULT);
        Verdicts verdicts = Verdicts.broken(run(), promise, failure);
        session.publish(verdicts);
        return new VerdictError(verdicts);
    }
}
