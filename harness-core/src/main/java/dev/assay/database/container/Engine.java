package dev.assay.database.container;

import java.net.URI;

/**
 * An engine that answers, and that Testcontainers will find too.
 *
 * @param address where it listens
 * @param route how its published ports are reached
 */
record Engine(URI address, Route route) implements Finding {
    EngineApi api() {
        return new EngineApi(address);
    }
}
