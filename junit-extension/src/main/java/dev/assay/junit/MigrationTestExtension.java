package dev.assay.junit;

import dev.assay.configuration.Configuration;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Serves {@link MigrationTest}: an invocation for each proof. Stateless. */
final class MigrationTestExtension implements TestTemplateInvocationContextProvider {
    MigrationTestExtension() {}

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), MigrationTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        MigrationTest test = AnnotationSupport.findAnnotation(context.getTestMethod(), MigrationTest.class)
                .orElseThrow();
        Judge judge = Judge.of(context);
        judge.validate("MigrationTest", () -> {
            MigrationProofs.validate(test, context.getRequiredTestMethod());
            Provisioning.of(context).requireOwnLog(test);
        });
        Configuration configuration = Session.of(context).configuration();
        ClassLoader loader = context.getRequiredTestClass().getClassLoader();
        return Stream.of(test.proves())
                .map(proof -> new MigrationInvocation(test, MigrationProofs.of(test, proof, configuration, loader)));
    }
}
