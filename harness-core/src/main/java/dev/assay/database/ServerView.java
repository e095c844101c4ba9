package dev.assay.database;

import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** A server as tests see it: a refused connection says why. */
class ServerView implements Server {
    private final Server server;
    private final Diagnosis diagnosis;

    ServerView(Server server, Diagnosis diagnosis) {
        this.server = server;
        this.diagnosis = diagnosis;
    }

    /** See it as the tests do that share it. */
    ServerView shared() {
        return new SharedServer(server, diagnosis);
    }

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

    /** Behind a proxy a refused connection may be what the test is about. */
    @Override
    public DataSource dataSource(String database, String host, int port) {
        DataSource source = server.dataSource(database, host, port);
        boolean direct = host.equals(server.host()) && port == server.port();
        return direct ? new DiagnosedDataSource(source, database, diagnosis) : source;
    }

    @Override
    public List<String> log(int lastLines) {
        return server.log(lastLines);
    }

    @Override
    public Provisioning provisioning() {
        return server.provisioning();
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
        diagnosis.stopsOnPurpose();
        server.restart();
        diagnosis.runsAgain();
    }

    @Override
    public Pause pause() {
        return server.pause();
    }

    @Override
    public void kill() {
        diagnosis.stopsOnPurpose();
        server.kill();
    }

    @Override
    public void start() {
        server.start();
        diagnosis.runsAgain();
    }

    @Override
    public void close() {
        diagnosis.stopsOnPurpose();
        server.close();
    }

    @Override
    public final String toString() {
        return server.toString();
    }
}
