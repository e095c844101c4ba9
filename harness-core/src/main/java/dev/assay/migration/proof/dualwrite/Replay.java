package dev.assay.migration.proof.dualwrite;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.proof.Patience;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plays an interleaving on a database of its own, and looks after each commit whether old and new agree. For one use. */
final class Replay {
    private final String differences;
    private final List<String> difference = new ArrayList<>();
    private final Set<Integer> drawn = new TreeSet<>();
    private final Set<Integer> succeeded = new TreeSet<>();
    private final Map<Integer, String> failures = new TreeMap<>();
    private final Ticker ticker;
    private int commits;

    Replay(String differences, Ticker ticker) {
        this.ticker = ticker;
        this.differences = differences;
    }

    /** Return what differs after a commit; empty if nothing ever did. */
    String difference() {
        return difference.isEmpty() ? "" : difference.get(0);
    }

    /** Return the statements that were played, by their number. */
    Set<Integer> drawn() {
        return drawn;
    }

    /** Return the statements that changed a row in a transaction that was committed, by their number. */
    Set<Integer> succeeded() {
        return succeeded;
    }

    /** Return what the server said of statements that failed, by their number. */
    Map<Integer, String> failures() {
        return failures;
    }

    int commits() {
        return commits;
    }

    Replay play(Interleaving interleaving, TestDatabase database) throws SQLException, InterruptedException {
        try (Connection looking = database.connect();
                WritingSession first = new WritingSession(database, ticker);
                WritingSession second = new WritingSession(database, ticker)) {
            List<WritingSession> sessions = List.of(first, second);
            for (Action action : interleaving.actions()) {
                if (difference.isEmpty()) {
                    act(action, sessions, looking);
                }
            }
            for (WritingSession session : sessions) {
                finish(session, sessions, looking);
            }
        }
        return this;
    }

    private void act(Action action, List<WritingSession> sessions, Connection looking)
            throws SQLException, InterruptedException {
        WritingSession session = sessions.get(action.session() - 1);
        settle(session, sessions, looking);
        if (!action.isEnd()) {
            drawn.add(action.template());
            session.start(action);
            session.waits(looking, listener(looking));
        } else if (session.isOpen()) {
            end(session, action.sql(), sessions, looking);
        }
    }

    private WritingSession.Listener listener(Connection looking) {
        return new WritingSession.Listener() {
            @Override
            public void committed(Set<Integer> changing) throws SQLException {
                commits++;
                succeeded.addAll(changing);
                compare(looking);
            }

            @Override
            public void failed(Action action, SQLException failure) {
                if (!action.isEnd()) {
                    failures.putIfAbsent(action.template(), String.valueOf(failure.getMessage()));
                }
            }
        };
    }

    private void finish(WritingSession session, List<WritingSession> sessions, Connection looking)
            throws SQLException, InterruptedException {
        settle(session, sessions, looking);
        if (session.isOpen()) {
            end(session, Action.COMMIT, sessions, looking);
        }
    }

    /** Have what waits end, as what it waits for would end one day. */
    private void settle(WritingSession session, List<WritingSession> sessions, Connection looking)
            throws SQLException, InterruptedException {
        WritingSession other = other(session, sessions);
        Patience patience = new Patience(ticker);
        while (session.waits(looking, listener(looking))) {
            if (!patience.goesOn()) {
                throw new SQLException("a session waits for one that has ended");
            }
            // If both wait for each other the server ends one of them, after its deadlock_timeout.
            if (!other.waits(looking, listener(looking)) && other.isOpen()) {
                end(other, Action.COMMIT, sessions, looking);
            }
        }
    }

    /** End a transaction. A commit may wait too, for what its deferred constraints and triggers look at. */
    private void end(WritingSession session, String sql, List<WritingSession> sessions, Connection looking)
            throws SQLException, InterruptedException {
        session.start(new Action(sessions.indexOf(session) + 1, sql, -1));
        settle(session, sessions, looking);
        other(session, sessions).waits(looking, listener(looking));
    }

    private void compare(Connection looking) throws SQLException {
        try (Statement select = looking.createStatement();
                ResultSet rows = select.executeQuery(differences)) {
            if (rows.next() && difference.isEmpty()) {
                difference.add(rows.getString(1));
            }
        }
    }

    private static WritingSession other(WritingSession session, List<WritingSession> sessions) {
        return sessions.get(sessions.indexOf(session) == 0 ? 1 : 0);
    }
}
