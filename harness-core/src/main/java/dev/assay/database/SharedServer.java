package dev.assay.database;

import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** A server as the tests see it that share it: what would hurt the others is refused, and closing it is not theirs. */
record SharedServer(Server server) implements Server {
    @Override
    public ServerInfo info() {
        return server.info();
    }

    @Override
    public String host() {
        return server.host();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public String user() {
        return server.user();
    }

    @Override
    public DataSource dataSource(String database, String host, int port) {
        return server.dataSource(database, host, port);
    }

    @Override
    public List<String> log(int lastLines) {
        return server.log(lastLines);
    }

    @Override
    public Set<Capability> capabilities() {
        return server.capabilities();
    }

    @Override
    public boolean isRunning() {
        return server.isRunning();
    }

    @Override
    public void restart() {
        throw refused("restart");
    }

    @Override
    public Pause pause() {
        throw refused("pause");
    }

    @Override
    public void kill() {
        throw refused("kill");
    }

    @Override
    public void start() {
        throw refused("start");
    }

    @Override
    public void close() {
        throw refused("close");
    }

    private DatabaseException refused(String what) {
        return new DatabaseException("""
                Refused to %s [%s]: other tests have databases on it.
                Ask for a server of its own: @DatabaseTest(ownServer = true), or Databases.own(...)""".formatted(what, server.info().describe()));
    }

    @Override
    public String toString() {
        return server.toString();
    }
}
