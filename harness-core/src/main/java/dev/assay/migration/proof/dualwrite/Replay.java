package dev.assay.migration.proof.dualwrite;

import dev.assay.database.TestDatabase;
import dev.assay.migration.proof.dualwrite.WritingSession.Ending;
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
    private static final int LOOKS = 200_000;

    private final String differences;
    private final List<String> difference = new ArrayList<>();
    private final Set<Integer> succeeded = new TreeSet<>();
    private final Map<Integer, String> failures = new TreeMap<>();
    private int commits;

    Replay(String differences) {
        this.differences = differences;
    }

    /** Return what differs after a commit; empty if nothing ever did. */
    String difference() {
        return difference.isEmpty() ? "" : difference.get(0);
    }

    /** Return the statements that worked at least once, by their number. */
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
                WritingSession first = new WritingSession(database);
                WritingSession second = new WritingSession(database)) {
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
            note(action, session.start(action.sql(), looking));
        } else if (session.isOpen()) {
            end(session, action.sql().equals(Action.COMMIT), sessions, looking);
        }
    }

    private void note(Action action, Ending ending) {
        if (ending.failure() != null) {
            failures.putIfAbsent(
                    action.template(), String.valueOf(ending.failure().getMessage()));
        } else {
            succeeded.add(action.template());
        }
    }

    private void finish(WritingSession session, List<WritingSession> sessions, Connection looking)
            throws SQLException, InterruptedException {
        settle(session, sessions, looking);
        if (session.isOpen()) {
            end(session, true, sessions, looking);
        }
    }

    /** Have a waiting statement end, as what it waits for would end one day. */
    private void settle(WritingSession session, List<WritingSession> sessions, Connection looking)
            throws SQLException, InterruptedException {
        WritingSession other = other(session, sessions);
        for (int looks = 0; session.look(looking).waits(); looks++) {
            if (looks > LOOKS) {
                throw new SQLException("a session waits for one that has ended");
            }
            // If both wait for each other the server ends one of them, after its deadlock_timeout.
            if (!other.look(looking).waits() && other.isOpen()) {
                end(other, true, sessions, looking);
            }
        }
    }

    private void end(WritingSession session, boolean commit, List<WritingSession> sessions, Connection looking)
            throws SQLException, InterruptedException {
        session.end(commit);
        other(session, sessions).look(looking);
        if (commit) {
            commits++;
            compare(looking);
        }
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
