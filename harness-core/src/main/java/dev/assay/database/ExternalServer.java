package dev.assay.database;

import java.util.Map;
import java.util.Optional;

/** A server that somebody else runs, and the role to use it with. The password leaves this class only toward the driver. */
public final class ExternalServer {
    private final String jdbcUrl;
    private final String user;
    private final String password;
    private final Optional<String> disposable;

    /**
     * Name a server.
     *
     * @param jdbcUrl such as {@code jdbc:postgresql://db.example:5432/postgres?sslmode=require}, without user and password
     * @param user a role that may create databases
     * @param password its password
     * @param disposable the server, as {@code host:port}, that may be harmed; empty if none may
     */
    public ExternalServer(String jdbcUrl, String user, String password, Optional<String> disposable) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
        this.disposable = disposable;
    }

    /**
     * Give the address.
     *
     * @return the JDBC URL as it was written
     */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /**
     * Give the role.
     *
     * @return role name
     */
    public String user() {
        return user;
    }

    /**
     * Give the server that may be harmed.
     *
     * @return {@code host:port}, or empty
     */
    public Optional<String> disposable() {
        return disposable;
    }

    /**
     * Give the login.
     *
     * @param driverProperties further properties of the driver, such as {@code sslmode}
     * @return role and password, for the driver
     */
    public Login login(Map<String, String> driverProperties) {
        return new Login(user, password, driverProperties);
    }

    @Override
    public String toString() {
        return "ExternalServer[user=" + user + "]";
    }
}
