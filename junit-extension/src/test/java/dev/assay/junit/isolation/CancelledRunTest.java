package dev.assay.junit.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.assay.database.TestDatabase;
import dev.assay.junit.DatabaseTest;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run that is cancelled after its first failure leaves no server. JUnit 6 alone can be cancelled, so its names are not compiled in. */
class CancelledRunTest {
    private static final String TOKEN = "org.junit.platform.engine.CancellationToken";

    @TempDir
    Path reports;

    static boolean canBeCancelled() {
        try {
            return !Class.forName(TOKEN).getName().isEmpty();
        } catch (ClassNotFoundException junit5) {
            return false;
        }
    }

    @Test
    @EnabledIf("canBeCancelled")
    void endsTheServersOfItsTests() throws ReflectiveOperationException {
        Class<?> type = Class.forName(TOKEN);
        Object token = type.getMethod("create").invoke(null);
        Method cancel = type.getMethod("cancel");

        execute(token, new FailFast(token, cancel));

        assertThat(FailingCase.SEEN).hasSize(1);
        assertThat(FailingCase.SEEN.get(0).server().isRunning()).isFalse();
    }

    private void execute(Object token, TestExecutionListener listener) throws ReflectiveOperationException {
        Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .build());
        Object builder = Class.forName("org.junit.platform.launcher.core.LauncherExecutionRequestBuilder")
                .getMethod("request", LauncherDiscoveryRequest.class)
                .invoke(null, discovery());
        call(builder, "listeners", (Object) new TestExecutionListener[] {listener});
        call(builder, "cancellationToken", token);
        call(launcher, "execute", call(builder, "build"));
    }

    private LauncherDiscoveryRequest discovery() {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(FailingCase.class))
                .configurationParameters(Map.of("assay.console", "false", "assay.report.dir", reports.toString()))
                .build();
    }

    /** Call the public method of that name and number of parameters whose parameters take the arguments. */
    private static @Nullable Object call(Object target, String name, @Nullable Object... arguments)
            throws ReflectiveOperationException {
        Class<?> type = target instanceof Launcher ? Launcher.class : target.getClass();
        Method found = Stream.of(type.getMethods())
                .filter(method -> method.getName().equals(name) && takes(method, arguments))
                .findFirst()
                .orElseThrow();
        return found.invoke(target, arguments);
    }

    private static boolean takes(Method method, @Nullable Object... arguments) {
        Class<?>[] types = method.getParameterTypes();
        return types.length == arguments.length && (types.length == 0 || types[0].isInstance(arguments[0]));
    }

    private record FailFast(Object token, Method cancel) implements TestExecutionListener {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            try {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                    cancel.invoke(token);
                }
            } catch (ReflectiveOperationException changed) {
                throw new LinkageError(changed.getMessage(), changed);
            }
        }
    }

    @DatabaseTest
    @Execution(ExecutionMode.SAME_THREAD)
    static class FailingCase {
        static final List<TestDatabase> SEEN = new CopyOnWriteArrayList<>();

        @RepeatedTest(4)
        void fails(TestDatabase database) {
            SEEN.add(database);
            throw new IllegalStateException("each of them");
        }
    }
}
