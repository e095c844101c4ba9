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
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Serves annotations whose method is not run by the engine but driven by a check, as often as the check likes. Stateless.
 *
 * @param <A> the annotation
 */
abstract class DrivenTestExtension<A extends Annotation>
        implements BeforeEachCallback, ParameterResolver, InvocationInterceptor {
    private final PlanStore<TestDatabase> plans = new PlanStore<>(getClass());
    private final Class<A> annotation;
    private final Class<?> driver;

    DrivenTestExtension(Class<A> annotation, Class<?> driver) {
        this.annotation = annotation;
        this.driver = driver;
    }

    /** Return what the annotation means for this body. */
    abstract Check<TestDatabase> check(A annotation, Body body, Session session);

    /** Return whether several connections must work at once. */
    abstract boolean needsConnections(A annotation);

    @Override
    public final void beforeEach(ExtensionContext context) {
        Plan<TestDatabase> plan = Judge.of(context).read(annotation.getSimpleName(), () -> List.of(read(context)));
        plans.put(context, plan);
    }

    @Override
    public final void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        invocation.skip();
        Judge.of(context).judge(plans.get(context), ProvidedDatabase.of(context).database());
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == driver;
    }

    /** Nobody sees this null: the engine's own call is skipped, and the check brings the driver of each call. */
    @Override
    public final @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return null;
    }

    private Check<TestDatabase> read(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        refuseTemplates(method);
        A found = AnnotationSupport.findAnnotation(method, annotation).orElseThrow();
        if (needsConnections(found)) {
            refuseRollback(method, context);
        }
        return check(found, Body.of(context, annotation, driver), Session.of(context));
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
