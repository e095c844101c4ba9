package dev.assay.junit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Whether a framework on the test class resolves data sources and connections itself; two resolvers would clash. */
final class FrameworkClaims {
    private static final List<String> FRAMEWORKS =
            List.of("org.springframework.", "io.quarkus.", "io.micronaut.", "io.helidon.");

    private FrameworkClaims() {}

    static boolean on(ExtensionContext context) {
        Stream<Class<?>> classes =
                Stream.concat(context.getTestClass().stream(), context.getEnclosingTestClasses().stream());
        return classes.flatMap(type -> AnnotationSupport.findRepeatableAnnotations(type, ExtendWith.class).stream())
                .flatMap(extendWith -> Stream.of(extendWith.value()))
                .anyMatch(extension -> FRAMEWORKS.stream().anyMatch(extension.getName()::startsWith));
    }
}
