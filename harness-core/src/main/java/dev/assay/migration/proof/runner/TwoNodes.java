package dev.assay.migration.proof.runner;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.rehearsal.Upgrade;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Two nodes of a service, each with a runner of its own, the second of which starts in the midst of the first. */
record TwoNodes(Upgrade upgrade, Executor executor, Ticker ticker) {
    /**
     * What came of it.
     *
     * @param said what each node that failed said; empty if both ended well
     * @param met whether the second one was seen while the first one was held
     */
    record Meeting(List<String> said, boolean met) {
        Meeting {
            said = List.copyOf(said);
        }
    }

    /** Start both; returns when both have ended. */
    Meeting start(TestDatabase database) throws SQLException {
        try (Connection watcher = database.connect()) {
            FirstNode first = new FirstNode(() -> SecondNode.start(upgrade, database, watcher, executor), ticker);
            String said = SecondNode.run(upgrade, database, first);
            SecondNode second = first.second();
            return new Meeting(
                    Stream.of(said, second == null ? "" : second.said())
                            .filter(text -> !text.isEmpty())
                            .toList(),
                    first.isMet());
        }
    }
}
