package dev.assay.junit;

import dev.assay.check.VerdictError;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** A silent promise as a test that fails. */
final class SilentPromiseDescriptor extends AbstractTestDescriptor {
    private final SilentPromise promise;

    static SilentPromiseDescriptor of(TestDescriptor parent, SilentPromise promise) {
        return new SilentPromiseDescriptor(parent.getUniqueId().append("promise", promise.id()), promise);
    }

    private SilentPromiseDescriptor(UniqueId id, SilentPromise promise) {
        super(id, promise.place() + " @" + promise.annotation(), promise.source());
        this.promise = promise;
    }

    VerdictError error() {
        return promise.error();
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }
}
