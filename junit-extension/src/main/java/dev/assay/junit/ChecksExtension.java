package dev.assay.junit;

import dev.assay.check.MistakeException;
import java.lang.reflect.Executable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Resolves {@link Checks}, one for each test. Stateless. */
final class ChecksExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(ChecksExtension.class);

    ChecksExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Checks.class;
    }

    /** Only the test method itself is known to have the machine alone, and to fail with what is thrown. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Executable asking = parameter.getDeclaringExecutable();
        if (!context.getTestMethod().filter(asking::equals).isPresent()) {
            Judge.of(context).validate("checks", () -> {
                throw new MistakeException(
                        "Checks in [" + asking.getName() + "]",
                        "it is no test method",
                        "The machine is kept free for a test method that asks for them, and for nothing before it",
                        "ask for Checks in the test");
            });
        }
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(context.getUniqueId(), key -> new Checks(context), Checks.class);
    }
}
