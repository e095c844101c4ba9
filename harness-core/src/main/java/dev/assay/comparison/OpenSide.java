package dev.assay.comparison;

import dev.assay.load.ConnectionSource;
import dev.assay.load.Operation;
import dev.assay.load.Side;

/**
 * One side of a comparison, ready to be measured.
 *
 * @param source opens its connections
 * @param operation what one of its requests is
 * @param ending gives back what the side needed, such as a database that was made for it
 */
public record OpenSide(ConnectionSource source, Operation operation, Runnable ending) implements AutoCloseable {
    /** Return a side that leaves nothing behind to close. */
    public static OpenSide of(ConnectionSource source, Operation operation) {
        return new OpenSide(source, operation, () -> {});
    }

    Side named(String name) {
        return new Side(name, source, operation);
    }

    @Override
    public void close() {
        ending.run();
    }
}
