package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Keeps what an annotation means from the moment it is read, before anything starts, until it is judged.
 *
 * @param owner the kind of extension whose plan it is; a test may carry several annotations
 */
record PlanStore<S>(Class<?> owner) {
    void put(ExtensionContext context, Plan<S> plan) {
        context.getStore(Namespace.create(owner)).put(context.getUniqueId(), plan);
    }

    /** Add to the plan of this test, which several annotations make together. */
    void add(ExtensionContext context, Plan<S> more) {
        List<Check<S>> checks = new ArrayList<>();
        Optional.ofNullable(get(context)).ifPresent(earlier -> checks.addAll(earlier.checks()));
        checks.addAll(more.checks());
        put(context, Plan.of(checks));
    }

    /** Return the plan that was put for this very test. */
    @SuppressWarnings("unchecked") // put() is the only writer, and it takes a Plan<S>.
    Plan<S> get(ExtensionContext context) {
        return context.getStore(Namespace.create(owner)).get(context.getUniqueId(), Plan.class);
    }
}
