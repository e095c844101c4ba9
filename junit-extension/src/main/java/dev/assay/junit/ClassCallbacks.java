package dev.assay.junit;

import dev.assay.check.MistakeException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** What runs before and after all tests of a class, and can only ask for a database that the class has. */
record ClassCallbacks(Class<?> testClass, Predicate<Parameter> asks) {
    private static final List<Class<? extends Annotation>> KINDS = List.of(BeforeAll.class, AfterAll.class);

    /** Return whether one of them asks for a database. */
    boolean ask() {
        return KINDS.stream().anyMatch(kind -> asking(kind).findAny().isPresent());
    }

    /** Refuse what no isolation but one for the class or the run can give. */
    void validate(ExtensionContext context) {
        Isolation isolation = Provisioning.of(context).isolation();
        if (isolation == Isolation.CLONE_PER_TEST || isolation == Isolation.ROLLBACK) {
            KINDS.forEach(kind -> asking(kind).findFirst().ifPresent(method -> {
                throw mistake(kind, method, isolation);
            }));
        }
    }

    private Stream<Method> asking(Class<? extends Annotation> kind) {
        return AnnotationSupport.findAnnotatedMethods(testClass, kind, HierarchyTraversalMode.TOP_DOWN).stream()
                .filter(method -> Stream.of(method.getParameters()).anyMatch(asks));
    }

    private static MistakeException mistake(Class<? extends Annotation> kind, Method method, Isolation isolation) {
        return new MistakeException(
                "a database in @" + kind.getSimpleName() + " [" + method.getName() + "]",
                "isolation = [" + isolation + "]",
                "Databases belong to tests, and no test runs there",
                "@DatabaseTest(isolation = Isolation.CLONE_PER_CLASS), or ask in @BeforeEach");
    }
}
