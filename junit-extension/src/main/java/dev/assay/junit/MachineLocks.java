package dev.assay.junit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Plain tests share the machine, unless they ask for {@link Checks}; budgets and scenarios bring a lock of their own for all of
 * it, because a neighbour's work would be measured too.
 */
final class MachineLocks implements ResourceLocksProvider {
    static final String MACHINE = "dev.assay.machine";

    MachineLocks() {}

    @Override
    public Set<Lock> provideForMethod(List<Class<?>> enclosing, Class<?> testClass, Method method) {
        if (hasMachineAlone(method)) {
            return Set.of();
        }
        return Set.of(new Lock(MACHINE, drivesLoad(method) ? ResourceAccessMode.READ_WRITE : ResourceAccessMode.READ));
    }

    private static boolean drivesLoad(Method method) {
        return List.of(method.getParameterTypes()).contains(Checks.class);
    }

    private static boolean hasMachineAlone(Method method) {
        return AnnotationSupport.isAnnotated(method, LatencyBudget.class)
                || AnnotationSupport.isAnnotated(method, ChaosScenario.class);
    }
}
