package dev.assay.chaos.wire;

import org.jspecify.annotations.Nullable;

/**
 * Which connections a rule is about: all conditions that are given hold. Immutable.
 *
 * @param ordinal the ordinal of the connection, counted from 1, requests to cancel not included
 * @param user the user of its startup message
 * @param database the database of its startup message
 * @param applicationName its application_name as the server last reported it
 */
public record WireClients(
        @Nullable Long ordinal,
        @Nullable String user,
        @Nullable String database,
        @Nullable String applicationName) {
    /** Every connection. */
    public static final WireClients ANY = new WireClients(null, null, null, null);

    /** Return the n-th connection, counted from 1. */
    public static WireClients connection(long ordinal) {
        return new WireClients(ordinal, null, null, null);
    }

    /** Return the connections of a user. */
    public static WireClients user(String user) {
        return new WireClients(null, user, null, null);
    }

    /** Return the connections to a database. */
    public static WireClients database(String database) {
        return new WireClients(null, null, database, null);
    }

    /** Return the connections of an application. */
    public static WireClients applicationName(String name) {
        return new WireClients(null, null, null, name);
    }

    boolean include(WireClient client) {
        return (ordinal == null || ordinal == client.ordinal())
                && (user == null || user.equals(client.user()))
                && (database == null || database.equals(client.database()))
                && (applicationName == null || applicationName.equals(client.applicationName()));
    }
}
