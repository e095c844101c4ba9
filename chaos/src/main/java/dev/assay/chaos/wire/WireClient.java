package dev.assay.chaos.wire;

/**
 * Who is at the other end of a connection. Immutable.
 *
 * @param ordinal the ordinal of the connection at its proxy, counted from 1; 0 until its first packet has come
 * @param user the user of its startup message, empty until then
 * @param database the database of its startup message, the user's name where it gives none
 * @param applicationName its application_name, empty where there is none
 */
public record WireClient(long ordinal, String user, String database, String applicationName) {
    static final WireClient UNKNOWN = new WireClient(0, "", "", "");

    WireClient numbered(long number) {
        return new WireClient(number, user, database, applicationName);
    }

    WireClient named(String name) {
        return new WireClient(ordinal, user, database, name);
    }
}
