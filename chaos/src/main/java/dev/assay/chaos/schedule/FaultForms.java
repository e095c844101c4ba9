package dev.assay.chaos.schedule;

import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healthy;
import dev.assay.chaos.network.Latency;
import dev.assay.chaos.network.Partition;
import dev.assay.chaos.network.Refuse;
import dev.assay.chaos.network.Reset;
import dev.assay.chaos.network.Timeout;
import dev.assay.chaos.node.CpuPressure;
import dev.assay.chaos.node.CrashRestart;
import dev.assay.chaos.node.DiskFull;
import dev.assay.chaos.node.KillBackends;
import dev.assay.chaos.node.KillInCheckpoint;
import dev.assay.chaos.node.KillServer;
import dev.assay.chaos.node.LockTable;
import dev.assay.chaos.node.MemoryPressure;
import dev.assay.chaos.node.PauseServer;
import dev.assay.chaos.node.RestartServer;
import dev.assay.chaos.node.SlotsUsedUp;
import dev.assay.chaos.position.CutBefore;
import dev.assay.chaos.position.LoseAnswer;
import dev.assay.check.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every fault that a schedule may name. */
final class FaultForms {
    private static final List<FaultForm> ALL = List.of(
            Latency.FORM,
            Timeout.FORM,
            Reset.FORM,
            Partition.FORM,
            Refuse.FORM,
            KillServer.FORM,
            KillInCheckpoint.FORM,
            CrashRestart.FORM,
            RestartServer.FORM,
            KillBackends.FORM,
            PauseServer.FORM,
            SlotsUsedUp.FORM,
            LockTable.FORM,
            CpuPressure.FORM,
            MemoryPressure.FORM,
            DiskFull.FORM,
            LoseAnswer.FORM,
            CutBefore.FORM,
            Healthy.FORM);

    /** What stands in the place of a fault where several are drawn from. */
    static final String RANDOM = "random";

    private FaultForms() {}

    static Optional<FaultForm> named(String keyword) {
        return ALL.stream().filter(form -> form.keyword().equals(keyword)).findFirst();
    }

    static String nearest(String keyword) {
        Stream<String> keywords = ALL.stream().map(FaultForm::keyword);
        return Nearest.sorted(
                        keyword, Stream.concat(keywords, Stream.of(RANDOM)).toList())
                .get(0);
    }

    static String written() {
        return ALL.stream().map(FaultForm::form).collect(Collectors.joining("; "));
    }
}
