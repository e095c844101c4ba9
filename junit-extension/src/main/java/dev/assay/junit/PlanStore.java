package dev.assay.junit;

import dev.assay.check.Plan;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Keeps what an annotation means from the moment it is read, before anything starts, until it is judged.
 *
 * @param owner the extension whose plan it is; a test may carry several annotations
 */
record PlanStore<S>(Class<?> owner) {
    void put(ExtensionContext context, Plan<S> plan) {
        context.getStore(Namespace.create(owner)).put(context.getUniqueId(), plan);
    }

    /** Return the plan that was put for this very test. */
    @SuppressWarnings("unchecked") // put() is the only writer, and it takes a Plan<S>.
    Plan<S> get(ExtensionContext context) {
        return context.getStore(Namespace.create(owner)).get(context.getUniqueId(), Plan.class);
    }
}
