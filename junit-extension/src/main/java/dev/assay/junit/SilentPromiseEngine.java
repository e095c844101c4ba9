package dev.assay.junit;

import dev.assay.check.VerdictError;
import dev.assay.configuration.Configuration;
import java.io.IOException;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;

/**
 * Finds promises that no test would ever keep or break: an annotation on a method that is no test, or on a class without
 * tests. JUnit Jupiter never calls an extension for those, so they would be silently green; this engine reports each as a
 * failed test. It finds nothing in a class whose promises are all judged. Public because the service loader asks for it.
 */
public final class SilentPromiseEngine implements TestEngine {
    private static final EngineDiscoveryRequestResolver<EngineDescriptor> RESOLVER =
            EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
                    .addClassContainerSelectorResolver(SilentPromises::canBeIn)
                    .addSelectorResolver(context -> new SilentPromiseResolver())
                    .build();

    /** Create the engine; called by the service loader. */
    public SilentPromiseEngine() {}

    @Override
    public String getId() {
        return "assay";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor engine = new EngineDescriptor(id, "Assay: promises that no test keeps");
        RESOLVER.resolve(request, engine);
        return engine;
    }

    @Override
    public void execute(ExecutionRequest request) {
        TestDescriptor engine = request.getRootTestDescriptor();
        request.getEngineExecutionListener().executionStarted(engine);
        request.getEngineExecutionListener().executionFinished(engine, report(request, engine));
    }

    private static TestExecutionResult report(ExecutionRequest request, TestDescriptor engine) {
        Configuration configuration = Settings.of(request.getConfigurationParameters()::get);
        try (Reporting reporting = new Reporting(configuration, Seeds.of(configuration))) {
            for (TestDescriptor type : engine.getChildren()) {
                failAll(type, request.getEngineExecutionListener(), reporting);
            }
            return TestExecutionResult.successful();
        } catch (IOException unwritable) {
            return TestExecutionResult.failed(unwritable);
        }
    }

    private static void failAll(TestDescriptor type, EngineExecutionListener listener, Reporting reporting) {
        listener.executionStarted(type);
        type.getChildren().forEach(child -> fail((SilentPromiseDescriptor) child, listener, reporting));
        listener.executionFinished(type, TestExecutionResult.successful());
    }

    private static void fail(
            SilentPromiseDescriptor descriptor, EngineExecutionListener listener, Reporting reporting) {
        listener.executionStarted(descriptor);
        VerdictError error = descriptor.error();
        reporting.publish(error.verdicts());
        listener.executionFinished(descriptor, TestExecutionResult.failed(error));
    }
}
