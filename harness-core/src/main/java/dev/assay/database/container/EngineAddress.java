package dev.assay.database.container;

import dev.assay.database.DatabaseException;
import java.net.URI;
import java.nio.file.Path;

/**
 * Where an engine may listen.
 *
 * @param uri {@code unix:///path} or {@code tcp://host:port}
 * @param origin why it is tried
 * @param known whether Testcontainers looks there by itself
 */
record EngineAddress(URI uri, String origin, boolean known) {
    static EngineAddress configured(String uri, String origin) {
        try {
            return new EngineAddress(URI.create(uri.strip()), origin, true);
        } catch (IllegalArgumentException e) {
            throw new DatabaseException(
                    "%s is [%s], which is no address such as [unix:///var/run/docker.sock]: %s"
                            .formatted(origin, uri, e.getMessage()),
                    e);
        }
    }

    static EngineAddress socket(Path path, String origin) {
        return new EngineAddress(URI.create("unix://" + path), origin, true);
    }

    /** A socket that Testcontainers takes only when it is named. */
    static EngineAddress unknownSocket(Path path, String origin) {
        return new EngineAddress(URI.create("unix://" + path), origin, false);
    }

    boolean isSocket() {
        return "unix".equals(uri.getScheme());
    }

    @Override
    public String toString() {
        return "[%s] (%s)".formatted(uri, origin);
    }
}
