package dev.assay.quality;

import dev.assay.check.Check;
import dev.assay.check.Evidence;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Judges gates. All gates on one table are judged by one statement that reads the table once, in one transaction that sees
 * one state of the database and cannot change it. Each promise has its own verdict; a mistaken gate breaks itself only.
 * Figures are counted, never sampled, so that no verdict is inconclusive. A statement may take as long as the limits of the
 * run say; beyond that its gates are broken. Immutable.
 */
public final class QualityCheck implements Check<TestDatabase> {
    private final List<Gate> gates;

    private QualityCheck(List<Gate> gates) {
        if (gates.isEmpty()) {
            throw new IllegalArgumentException("a check without gates would judge nothing");
        }
        this.gates = List.copyOf(gates);
    }

    /** Return the check of these gates. */
    public static QualityCheck of(Gate first, Gate... others) {
        return of(Stream.concat(Stream.of(first), Stream.of(others)).toList());
    }

    /** Return the check of these gates, at least one. */
    public static QualityCheck of(List<Gate> gates) {
        return new QualityCheck(gates);
    }

    /** Return the gates, in the order of their promises. */
    public List<Gate> gates() {
        return gates;
    }

    @Override
    public List<Promise> promises() {
        return promised().stream().map(Promised::promise).toList();
    }

    @Override
    public List<Verdict> judge(TestDatabase database, Run run) throws SQLException {
        try (Connection connection = database.connect()) {
            return judge(connection, run);
        }
    }

    /** Gates of one table are fused, as are those that name no table. */
    @Override
    public Optional<Check<TestDatabase>> fusedWith(Check<TestDatabase> other) {
        return other instanceof QualityCheck check && tables().equals(check.tables())
                ? Optional.of(
                        of(Stream.concat(gates.stream(), check.gates.stream()).toList()))
                : Optional.empty();
    }

    List<Verdict> judge(Connection connection, Run run) throws SQLException {
        Session session = Session.begin(connection, run);
        GateReadings readings = new GateReadings(session);
        readings.measure(new LinkedHashSet<>(gates));
        GateVerdict verdict = new GateVerdict(readings, new BlamedRows(session), run);
        List<Verdict> verdicts = promised().stream()
                .map(promised -> verdict.of(promised.gate(), promised.promise()))
                .toList();
        Evidence table = GateTable.of(verdicts);
        Evidence statements = session.statements();
        return verdicts.stream().map(each -> each.with(table).with(statements)).toList();
    }

    private Set<String> tables() {
        Set<String> tables = new LinkedHashSet<>();
        gates.forEach(gate ->
                tables.add(SqlText.exactName(gate.attribute(Attribute.TABLE).orElse(""))));
        return tables;
    }

    /** Names of promises are unique: a second gate of the same name gets a number. */
    private List<Promised> promised() {
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<Promised> promised = new ArrayList<>();
        for (Gate gate : gates) {
            for (Promise promise : gate.promises()) {
                int number = seen.merge(promise.name(), 1, Integer::sum);
                promised.add(new Promised(gate, number == 1 ? promise : named(promise, number)));
            }
        }
        return promised;
    }

    private static Promise named(Promise promise, int number) {
        return new Promise(
                promise.kind(),
                promise.name() + " (" + number + ")",
                promise.sentence(),
                promise.threshold(),
                promise.terms());
    }

    private record Promised(Gate gate, Promise promise) {}
}
