package dev.assay.junit;

import dev.assay.check.Check;
import dev.assay.check.MistakeException;
import dev.assay.check.Plan;
import dev.assay.database.TestDatabase;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Serves annotations whose method is not run by the engine but driven by a check, as often as the check likes. Several on
 * one method make one plan, and each of their checks drives the body for itself. Stateless.
 *
 * @param <A> the annotation
 */
abstract class DrivenTestExtension<A extends Annotation>
        implements BeforeEachCallback, ParameterResolver, InvocationInterceptor {
    private static final Namespace DRIVERS = Namespace.create(DrivenTestExtension.class, "drivers");

    private final PlanStore<TestDatabase> plans = new PlanStore<>(DrivenTestExtension.class);
    private final Class<A> annotation;
    private final Class<?> driver;

    DrivenTestExtension(Class<A> annotation, Class<?> driver) {
        this.annotation = annotation;
        this.driver = driver;
    }

    /** Return what the annotation means for this body: at least one check. */
    abstract List<Check<TestDatabase>> checks(A annotation, Body body, Session session);

    /** Return whether several connections must work at once. */
    abstract boolean needsConnections(A annotation);

    @Override
    public final void beforeEach(ExtensionContext context) {
        Plan<TestDatabase> plan = Judge.of(context).read(annotation.getSimpleName(), () -> read(context));
        plans.add(context, plan);
    }

    /** Judge the plan of all annotations. The first extension of a method does it, and so the others are never asked. */
    @Override
    public final void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        invocation.skip();
        Judge.of(context).judge(plans.get(context), ProvidedDatabase.of(context).database());
    }

    /** The engine refuses a parameter that two extensions support, so the first one that is asked serves the driver. */
    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == driver
                && context.getStore(DRIVERS)
                                .getOrComputeIfAbsent(
                                        context.getUniqueId() + driver.getName(), key -> annotation, Class.class)
                        == annotation;
    }

    /** Nobody sees this null: the engine's own call is skipped, and the check brings the driver of each call. */
    @Override
    public final @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return null;
    }

    private List<Check<TestDatabase>> read(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        refuseTemplates(method);
        A found = AnnotationSupport.findAnnotation(method, annotation).orElseThrow();
        if (needsConnections(found)) {
            refuseRollback(method, context);
        }
        return checks(found, Body.of(context, annotation, driver), Session.of(context));
    }

    private void refuseRollback(Method method, ExtensionContext context) {
        if (Provisioning.of(context).isolation() == Isolation.ROLLBACK) {
            throw new MistakeException(
                    "@" + annotation.getSimpleName() + " on [" + method.getName() + "]",
                    "the class has isolation = [ROLLBACK]",
                    "Several connections work at once here, and under rollback isolation all are one session",
                    "@DatabaseTest(isolation = Isolation.CLONE_PER_TEST)");
        }
    }

    private void refuseTemplates(Method method) {
        if (AnnotationSupport.isAnnotated(method, TestTemplate.class)) {
            throw new MistakeException(
                    "@" + annotation.getSimpleName() + " on [" + method.getName() + "]",
                    "the method is a parameterized or repeated test, or another template",
                    "the body is driven as often as the promise needs, so it cannot be repeated from outside as well",
                    "leave @" + annotation.getSimpleName() + " alone on the method, and take varying data from ["
                            + driver.getSimpleName() + "]");
        }
    }
}
