package dev.assay.quality;

import dev.assay.check.MistakeException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Measures gates within one session: those that scan a table by one statement for each table, others one by one. */
final class GateReadings {
    private final Session session;
    private final TargetFinder finder;
    private final Map<Gate, Target> targets = new HashMap<>();
    private final Map<Gate, Reading> readings = new HashMap<>();

    GateReadings(Session session) {
        this.session = session;
        this.finder = new TargetFinder(session);
    }

    /** Measure every gate. */
    void measure(Set<Gate> gates) throws SQLException {
        Map<String, List<Target>> tables = new HashMap<>();
        for (Gate gate : gates) {
            if (gate.metric().measure() instanceof StatementMeasure alone) {
                readings.put(gate, alone.read(session, gate));
            } else {
                find(gate, tables);
            }
        }
        tables.values().forEach(this::scan);
    }

    Reading reading(Gate gate) {
        return Objects.requireNonNull(readings.get(gate));
    }

    Optional<Target> target(Gate gate) {
        return Optional.ofNullable(targets.get(gate));
    }

    private void find(Gate gate, Map<String, List<Target>> tables) throws SQLException {
        try {
            Target target = finder.find(gate);
            targets.put(gate, target);
            tables.computeIfAbsent(target.relation().sql(), name -> new ArrayList<>())
                    .add(target);
        } catch (MistakeException mistake) {
            readings.put(gate, Reading.Nothing.because(mistake));
        }
    }

    private void scan(List<Target> together) {
        readings.putAll(new FusedScan(session, together.get(0).relation()).measure(together));
    }
}
