package dev.assay.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Looks through a class for promises that no test would keep or break. */
final class SilentPromises {
    private static final List<Class<? extends Annotation>> ON_METHODS = List.of(
            QualityGate.class,
            QualityGates.class,
            LatencyBudget.class,
            StatementBudget.class,
            ChaosScenario.class,
            MigrationTest.class);
    private static final List<Class<? extends Annotation>> ON_CLASSES =
            List.of(DatabaseTest.class, QualityGate.class, QualityGates.class);

    private SilentPromises() {}

    /** Return whether a class could run at all; abstract ones keep their promises in subclasses. */
    static boolean canBeIn(Class<?> type) {
        return !type.isAnnotation() && !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
    }

    static List<SilentPromise> in(Class<?> type) {
        return canBeIn(type) ? Stream.concat(onMethods(type), onClass(type)).toList() : List.of();
    }

    /** Return a class and those nested in it, because build tools select outer classes alone. */
    static Stream<Class<?>> classes(Class<?> type) {
        return Stream.concat(Stream.of(type), nested(type).stream().flatMap(SilentPromises::classes));
    }

    private static Stream<SilentPromise> onMethods(Class<?> type) {
        return methods(type, method -> true).stream().flatMap(SilentPromises::onMethod);
    }

    private static Stream<SilentPromise> onMethod(Method method) {
        Optional<String> annotation = nameOf(method, ON_METHODS);
        return annotation.flatMap(name -> problem(method, name)).stream();
    }

    private static Optional<SilentPromise> problem(Method method, String annotation) {
        if (!AnnotationSupport.isAnnotated(method, Testable.class)) {
            return Optional.of(SilentPromise.on(
                    method, annotation, "the method is no test", "add @Test to [" + method.getName() + "]"));
        }
        return unusable(method)
                .map(reason -> SilentPromise.on(
                        method, annotation, "the method is " + reason, "void " + method.getName() + "(...)"));
    }

    private static Optional<String> unusable(Method method) {
        if (Modifier.isPrivate(method.getModifiers())) {
            return Optional.of("private");
        }
        if (Modifier.isStatic(method.getModifiers())) {
            return Optional.of("static");
        }
        boolean mustBeVoid = AnnotationSupport.isAnnotated(method, Test.class)
                || AnnotationSupport.isAnnotated(method, TestTemplate.class);
        return mustBeVoid && method.getReturnType() != void.class
                ? Optional.of("not void but returns [" + method.getReturnType().getSimpleName() + "]")
                : Optional.empty();
    }

    private static Stream<SilentPromise> onClass(Class<?> type) {
        return hasTests(type)
                ? Stream.empty()
                : nameOf(type, ON_CLASSES).map(name -> SilentPromise.on(type, name)).stream();
    }

    private static boolean hasTests(Class<?> type) {
        return !methods(type, SilentPromises::isTest).isEmpty()
                || nested(type).stream().anyMatch(SilentPromises::hasTests);
    }

    private static boolean isTest(Method method) {
        return AnnotationSupport.isAnnotated(method, Testable.class)
                && unusable(method).isEmpty();
    }

    private static List<Class<?>> nested(Class<?> type) {
        return ReflectionSupport.findNestedClasses(type, nested -> AnnotationSupport.isAnnotated(nested, Nested.class));
    }

    private static List<Method> methods(Class<?> type, Predicate<Method> filter) {
        return ReflectionSupport.findMethods(type, filter, HierarchyTraversalMode.TOP_DOWN);
    }

    private static Optional<String> nameOf(AnnotatedElement element, List<Class<? extends Annotation>> annotations) {
        return annotations.stream()
                .filter(annotation -> AnnotationSupport.isAnnotated(element, annotation))
                .map(annotation -> annotation == QualityGates.class ? "QualityGate" : annotation.getSimpleName())
                .findFirst();
    }
}
