package dev.assay.migration.traffic;

import dev.assay.check.MistakeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one version of an application does to its database. Implementations are immutable and thread-safe. */
public interface Traffic {
    /** Return where the operations come from, for people: {@code derived from the schema}. */
    String describe();

    /** Return whether somebody has said what the operations are, so that one that never works is a mistake. */
    default boolean isGiven() {
        return true;
    }

    /**
     * Return the operations with values from the rows of a database.
     *
     * @param connection to a database with rows
     * @param bookkeeping tables that are no application's, without schema
     */
    Drawn draw(Connection connection, Set<String> bookkeeping) throws SQLException;

    /**
     * Operations, and what is missing among them.
     *
     * @param operations ready to be run
     * @param refused those that were asked for and cannot be run here, by name
     * @param missing what could not be derived, and why
     */
    record Drawn(List<TrafficOperation> operations, Map<String, Failure> refused, Map<String, String> missing) {
        public Drawn {
            operations = List.copyOf(operations);
            refused = Map.copyOf(refused);
            missing = Map.copyOf(missing);
        }
    }

    /** Return the operations that any application of a schema could have, for each table that has rows. */
    static Traffic derived() {
        return new DerivedTraffic();
    }

    /** Return operations written in Java. */
    static Traffic of(TrafficSource source) {
        return new WrittenTraffic(source);
    }

    /**
     * Return the operations at a place.
     *
     * @param place a file of statements, {@code classpath:db/traffic.sql} or {@code filesystem:target/traffic.sql}; or a class that
     *     implements {@link TrafficSource}, {@code class:com.acme.ShopTraffic}; empty for {@link #derived}
     * @param attribute the attribute in which it was written, for people: {@code traffic}
     * @param loader what finds files and classes
     * @throws MistakeException if nothing is there, or it cannot be read
     */
    static Traffic at(String place, String attribute, ClassLoader loader) {
        if (place.isEmpty()) {
            return derived();
        }
        TrafficPlace written = new TrafficPlace(place, attribute);
        return written.isClass() ? of(written.source(loader)) : written.file(loader);
    }
}
