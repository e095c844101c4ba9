package dev.assay.junit;

import java.util.List;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/**
 * A class with silent promises. Surefire and Failsafe count tests by the class container that they stand in; without it they
 * would print the failures and stay green.
 */
final class SilentPromiseClass extends AbstractTestDescriptor {
    private SilentPromiseClass(UniqueId id, Class<?> type) {
        super(id, type.getSimpleName(), ClassSource.from(type));
    }

    static SilentPromiseClass of(TestDescriptor parent, Class<?> type, List<SilentPromise> promises) {
        SilentPromiseClass container =
                new SilentPromiseClass(parent.getUniqueId().append("class", type.getName()), type);
        promises.forEach(promise -> container.addChild(SilentPromiseDescriptor.of(container, promise)));
        return container;
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
