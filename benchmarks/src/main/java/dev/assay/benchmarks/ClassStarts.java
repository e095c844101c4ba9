package dev.assay.benchmarks;

import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Marks the moment at which a test class starts, before anything is made for it. */
final class ClassStarts implements TestExecutionListener {
    static final String CLASS_STARTED = "class-started";

    @Override
    public void executionStarted(TestIdentifier started) {
        if (started.getSource().filter(ClassSource.class::isInstance).isPresent()) {
            Mark.reached(CLASS_STARTED);
        }
    }
}
