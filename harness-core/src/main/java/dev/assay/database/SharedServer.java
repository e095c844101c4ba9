package dev.assay.database;

/** A server as the tests see it that share it: what would hurt the others is refused, and closing it is not theirs. */
final class SharedServer extends ServerView {
    SharedServer(Server server, Diagnosis diagnosis) {
        super(server, diagnosis);
    }

    @Override
    public boolean isShared() {
        return true;
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
                Ask for a server of its own: @DatabaseTest(ownServer = true), or Databases.own(...)""".formatted(what, info().describe()));
    }
}
