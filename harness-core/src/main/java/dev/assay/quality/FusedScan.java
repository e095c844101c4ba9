package dev.assay.quality;

import dev.assay.check.MistakeException;
import dev.assay.check.Unit;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Measures all targets of a table by one statement. If PostgreSQL cannot understand it, each target is asked about alone,
 * which reads no row, and the good ones are measured together. If the data makes it fail, as a division by zero in one
 * condition does, or if there is too much of it for one statement, the targets are halved until the guilty one stands alone.
 */
final class FusedScan {
    private final Session session;
    private final Relation relation;

    FusedScan(Session session, Relation relation) {
        this.session = session;
        this.relation = relation;
    }

    Map<Gate, Reading> measure(List<Target> targets) {
        Scan scan = new Scan(relation);
        Map<Gate, Function<ScanRow, Reading>> readers = new LinkedHashMap<>();
        targets.forEach(target -> readers.put(target.gate(), target.measure().plan(scan, target)));
        try {
            return read(readers, new ScanRow(session.judge(scan.sql(), 1).rows().get(0)));
        } catch (SQLException failure) {
            return targets.size() == 1 || Session.tookTooLong(failure)
                    ? blamed(targets, failure)
                    : recovered(targets, failure);
        }
    }

    private Map<Gate, Reading> recovered(List<Target> targets, SQLException failure) {
        Map<Gate, Reading> refused = Session.hadTooManyColumns(failure) ? Map.of() : refused(targets);
        List<Target> rest = targets.stream()
                .filter(target -> !refused.containsKey(target.gate()))
                .toList();
        if (refused.isEmpty()) {
            return halved(targets);
        }
        Map<Gate, Reading> readings = new HashMap<>(refused);
        if (!rest.isEmpty()) {
            readings.putAll(measure(rest));
        }
        return readings;
    }

    private Map<Gate, Reading> refused(List<Target> targets) {
        Map<Gate, Reading> refused = new HashMap<>();
        for (Target target : targets) {
            Scan alone = new Scan(relation);
            target.measure().plan(alone, target);
            session.objection(alone.sql()).ifPresent(objection -> refused.putAll(blamed(List.of(target), objection)));
        }
        return refused;
    }

    private Map<Gate, Reading> halved(List<Target> targets) {
        int half = targets.size() / 2;
        Map<Gate, Reading> readings = new HashMap<>(measure(targets.subList(0, half)));
        readings.putAll(measure(targets.subList(half, targets.size())));
        return readings;
    }

    private static Map<Gate, Reading> read(Map<Gate, Function<ScanRow, Reading>> readers, ScanRow row) {
        Map<Gate, Reading> readings = new HashMap<>();
        readers.forEach((gate, reader) -> readings.put(gate, row.rows() == 0 ? empty(gate) : reader.apply(row)));
        return readings;
    }

    private static Map<Gate, Reading> blamed(List<Target> targets, SQLException failure) {
        Map<Gate, Reading> readings = new HashMap<>();
        for (Target target : targets) {
            MistakeException mistake =
                    GateMistake.server(target.gate(), target.gate().toString(), failure);
            readings.put(target.gate(), Reading.Nothing.because(mistake));
        }
        return readings;
    }

    private static Reading empty(Gate gate) {
        return Reading.Nothing.because(
                "the table [" + gate.text(Attribute.TABLE) + "] has " + Unit.ROWS.write(0) + ", so nothing was judged",
                "load the table before the gate is judged; to promise that it stays empty use CUSTOM_SQL with"
                        + " SELECT count(*)");
    }
}
