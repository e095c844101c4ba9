package dev.assay.junit;

import dev.assay.database.TestDatabase;
import java.lang.reflect.Parameter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Resolves the database of a test, and undoes or keeps it. Stateless. */
final class DatabaseTestExtension
        implements ParameterResolver,
                BeforeAllCallback,
                BeforeTestExecutionCallback,
                AfterEachCallback,
                InvocationInterceptor {
    private static final Set<Class<?>> SHARED_TYPES = Set.of(DataSource.class, Connection.class, Random.class);
    private static final Set<Class<?>> DATABASE_TYPES = Set.of(TestDatabase.class, DataSource.class, Connection.class);

    DatabaseTestExtension() {}

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestDatabase.class || (SHARED_TYPES.contains(type) && isOurs(parameter, context));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Random.class) {
            return Judge.of(context).run().random(context.getUniqueId());
        }
        ProvidedDatabase provided = ProvidedDatabase.of(context);
        if (type == Connection.class) {
            return connect(provided);
        }
        return type == DataSource.class ? provided.database().dataSource() : provided.database();
    }

    /** Like {@link #beforeTestExecution}, for the methods that run before all tests. */
    @Override
    public void beforeAll(ExtensionContext context) {
        ClassCallbacks callbacks =
                new ClassCallbacks(context.getRequiredTestClass(), parameter -> asksForDatabase(parameter, context));
        if (callbacks.ask()) {
            Judge.of(context).validate("DatabaseTest", () -> callbacks.validate(context));
            ProvidedDatabase.of(context);
        }
    }

    private static boolean asksForDatabase(Parameter parameter, ExtensionContext context) {
        Class<?> type = parameter.getType();
        boolean ours = AnnotationSupport.isAnnotated(parameter, Provisioned.class) || !FrameworkClaims.on(context);
        return type == TestDatabase.class || (DATABASE_TYPES.contains(type) && ours);
    }

    /** Made here, after every annotation was read and before the engine would wrap a failure in one of its own. */
    @Override
    public void beforeTestExecution(ExtensionContext context) {
        boolean asked = context.getTestMethod().stream()
                .flatMap(method -> Stream.of(method.getParameters()))
                .anyMatch(parameter -> asksForDatabase(parameter, context));
        if (asked) {
            ProvidedDatabase.of(context);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ProvidedDatabase.find(context).ifPresent(ProvidedDatabase::undo);
    }

    /** A dynamic test fails by itself, and its factory, which holds the database, never hears of it. */
    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext dynamicTest, ExtensionContext context)
            throws Throwable {
        try {
            invocation.proceed();
        } catch (Throwable failure) {
            ProvidedDatabase.find(context).ifPresent(provided -> provided.tell(failure));
            throw failure;
        }
    }

    private static boolean isOurs(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(Provisioned.class) || !FrameworkClaims.on(context);
    }

    private static Connection connect(ProvidedDatabase provided) {
        try {
            return provided.connect();
        } catch (SQLException refused) {
            throw new ParameterResolutionException(
                    "no connection to [" + provided.database().jdbcUrl() + "]: " + refused.getMessage(), refused);
        }
    }
}
