package dev.assay.junit;

import dev.assay.migration.hazard.InspectedMigrations;
import dev.assay.migration.trace.MigrationReport;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/**
 * One proof of a {@link MigrationTest}: the migrations are traced if the proof or the body needs that, the proof judged, then the body
 * runs.
 */
final class MigrationInvocation
        implements TestTemplateInvocationContext,
                BeforeEachCallback,
                BeforeTestExecutionCallback,
                ParameterResolver,
                InvocationInterceptor {
    private static final String KIND = "MigrationTest";

    private final PlanStore<ExtensionContext> plans = new PlanStore<>(MigrationInvocation.class);
    private final MigrationTest test;
    private final MigrationProof proof;

    MigrationInvocation(MigrationTest test, MigrationProof proof) {
        this.test = test;
        this.proof = proof;
    }

    @Override
    public String getDisplayName(int index) {
        return proof.name();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Judge judge = Judge.of(context);
        plans.put(context, judge.read(KIND, proof.checks()));
        judge.require(KIND, "migrations", () -> TracedMigrations.tracer(context, test));
    }

    /** Traced here, before the engine would wrap a failure in one of its own while it resolves parameters. */
    @Override
    public void beforeTestExecution(ExtensionContext context) {
        if (proof.traces() || context.getRequiredTestMethod().getParameterCount() > 0) {
            TracedMigrations.of(context, test);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MigrationReport.class
                || parameter.getParameter().getType() == InspectedMigrations.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        InspectedMigrations migrations = TracedMigrations.of(context, test);
        return parameter.getParameter().getType() == MigrationReport.class ? migrations.report() : migrations;
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Judge.of(context).judge(plans.get(context), context);
        invocation.proceed();
    }
}
