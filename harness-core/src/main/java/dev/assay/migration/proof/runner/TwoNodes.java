package dev.assay.migration.proof.runner;

import dev.assay.database.TestDatabase;
import dev.assay.migration.StatementListener;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.trace.TraceTimeoutException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;

/** Two nodes of a service that start at once, each with a runner of its own. */
record TwoNodes(Upgrade upgrade, Executor executor) {
    /** Start both, and return what each that failed said; empty if both ended well. */
    List<String> start(TestDatabase database) {
        CyclicBarrier together = new CyclicBarrier(2);
        List<CompletableFuture<String>> nodes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            nodes.add(CompletableFuture.supplyAsync(() -> run(database, together), executor));
        }
        return nodes.stream()
                .map(CompletableFuture::join)
                .filter(said -> !said.isEmpty())
                .toList();
    }

    private String run(TestDatabase database, CyclicBarrier together) {
        try {
            together.await();
            upgrade.apply(database, StatementListener.NONE);
            return "";
        } catch (SQLException | TraceTimeoutException | RuntimeException failed) {
            return String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
        } catch (Exception interrupted) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
