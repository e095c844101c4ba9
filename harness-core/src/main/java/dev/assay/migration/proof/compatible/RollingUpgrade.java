package dev.assay.migration.proof.compatible;

import dev.assay.database.TestDatabase;
import dev.assay.migration.StatementListener;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.rehearsal.UpgradeVisitor;
import dev.assay.migration.traffic.KnownTraffic;
import dev.assay.migration.traffic.Traffic;
import dev.assay.migration.traffic.TrafficSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tries one upgrade after the other under the application that runs before it. Not thread-safe. */
final class RollingUpgrade implements UpgradeVisitor {
    private final Traffic traffic;
    private final Optional<Traffic> newTraffic;
    private final List<ContractStep> contract;
    private final List<StatementResult> results = new ArrayList<>();
    /** What runs everywhere already, for as long as no step takes it away. */
    private @Nullable OldApplication running;

    private boolean expanded;

    RollingUpgrade(Traffic traffic, Optional<Traffic> newTraffic, List<ContractStep> contract) {
        this.traffic = traffic;
        this.newTraffic = newTraffic;
        this.contract = contract;
    }

    List<StatementResult> results() {
        return results;
    }

    @Override
    public void visit(Upgrade upgrade, TestDatabase before) throws Exception {
        Step step = new Step(upgrade, isContract(upgrade));
        Set<String> books = Set.copyOf(upgrade.rehearsal().source().bookkeeping());
        if (step.contract()) {
            results.addAll(beforeContract(step, before, books));
        }
        try (TestDatabase copy = before.copy();
                TrafficSession early = TrafficSession.open(copy)) {
            OldApplication old = old(copy, books);
            old.prepare(step, early);
            Optional<NewApplication> next = next(copy, books);
            upgrade.apply(copy, StatementListener.NONE);
            try (TrafficSession late = TrafficSession.open(copy);
                    TrafficSession other = TrafficSession.open(copy)) {
                Optional<NewApplication> now = next(copy, books);
                old.goOn(step, early, late, () -> besides(now, other));
                results.addAll(old.results());
                if (now.isPresent()) {
                    judgeNew(step, next.orElseThrow(), now.get(), other);
                }
            }
            running = step.contract() || upgrade.rehearsal().since().isEmpty() ? null : old;
        }
    }

    private static void besides(Optional<NewApplication> application, TrafficSession session) throws SQLException {
        if (application.isPresent()) {
            application.get().another(session);
        }
    }

    private boolean isContract(Upgrade upgrade) {
        return contract.stream()
                .anyMatch(step -> step.version().equals(upgrade.migration().version()));
    }

    private OldApplication old(TestDatabase copy, Set<String> books) throws SQLException {
        if (running != null) {
            return running.again();
        }
        return new OldApplication(KnownTraffic.learn(traffic, copy, books));
    }

    private Optional<NewApplication> next(TestDatabase database, Set<String> books) throws SQLException {
        return newTraffic.isEmpty()
                ? Optional.empty()
                : Optional.of(new NewApplication(KnownTraffic.learn(newTraffic.get(), database, books)));
    }

    /** Once all of it works, it must go on working; at the last version at the latest. */
    private void judgeNew(Step step, NewApplication before, NewApplication after, TrafficSession session)
            throws SQLException {
        expanded |= before.isComplete() || after.isComplete();
        after.finish(session);
        results.addAll(after.results(step, expanded || step.upgrade().last()));
    }

    /** Whoever takes the old way out must know that the new one is there. */
    private List<StatementResult> beforeContract(Step step, TestDatabase before, Set<String> books) throws Exception {
        try (TestDatabase copy = before.copy()) {
            if (newTraffic.isPresent()) {
                return new NewApplication(KnownTraffic.learn(newTraffic.get(), copy, books)).missingBefore(step);
            }
            try (TestDatabase after = before.copy()) {
                step.upgrade().apply(after, StatementListener.NONE);
                KnownTraffic derived = KnownTraffic.learn(Traffic.derived(), after, books);
                NewApplication application = new NewApplication(derived);
                try (TrafficSession session = TrafficSession.open(copy)) {
                    application.finish(session);
                }
                return application.missingBefore(step);
            }
        }
    }
}
