package dev.assay.benchmarks;

/**
 * What a program needs to log in over TCP.
 *
 * @param host where the server listens
 * @param port where the server listens
 * @param database name of the database
 * @param user a role that may read
 * @param password its password
 */
record ClientLogin(String host, int port, String database, String user, String password) {
    /** Leave out the password. */
    @Override
    public String toString() {
        return "%s@%s:%d/%s".formatted(user, host, port, database);
    }
}
