package dev.assay.quality;

import dev.assay.check.MistakeException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what gates name, and asks PostgreSQL whether it understands their conditions, before they are fused. */
final class TargetFinder {
    private final Session session;
    private final Catalog catalog;
    private final Set<String> understood = new HashSet<>();

    TargetFinder(Session session) {
        this.session = session;
        this.catalog = new Catalog(session);
    }

    /**
     * Return the target of a gate.
     *
     * @throws MistakeException if the gate names what is not there, or what its metric cannot measure
     */
    Target find(Gate gate) throws SQLException {
        Relation relation = catalog.relation(gate, Attribute.TABLE, gate.text(Attribute.TABLE));
        Target target = new Target(gate, relation, column(gate, relation), reference(gate));
        target.measure().check(target);
        probe(target);
        return target;
    }

    private @Nullable Column column(Gate gate, Relation relation) {
        Optional<String> written = gate.attribute(Attribute.COLUMN);
        if (written.isEmpty()) {
            return null;
        }
        Column column = Catalog.column(gate, Attribute.COLUMN, relation, written.get());
        ColumnKind kind = ((ScanMeasure) gate.metric().measure()).accepts();
        if (!kind.accepts(column)) {
            throw wrongType(gate, relation, column, kind);
        }
        return column;
    }

    private @Nullable Reference reference(Gate gate) throws SQLException {
        Optional<Reference.Written> written =
                gate.attribute(Attribute.REFERENCES).flatMap(Reference::read);
        if (written.isEmpty()) {
            return null;
        }
        Relation relation =
                catalog.relation(gate, Attribute.REFERENCES, written.get().table());
        return new Reference(
                relation,
                Catalog.column(
                        gate, Attribute.REFERENCES, relation, written.get().column()));
    }

    /**
     * A condition is tried alone, so that a bracket or a quote that it leaves open cannot reach into another gate. What else
     * PostgreSQL refuses it refuses before it reads a row, see {@link FusedScan}.
     */
    private void probe(Target target) {
        Optional<String> probe =
                target.where().map(where -> "SELECT 1 FROM " + target.relation().sql() + " WHERE " + where);
        if (probe.isPresent() && !understood.contains(probe.get())) {
            session.objection(probe.get()).ifPresent(said -> {
                Gate gate = target.gate();
                throw GateMistake.server(gate, GateMistake.asked(Attribute.WHERE, gate.text(Attribute.WHERE)), said);
            });
            understood.add(probe.get());
        }
    }

    private static MistakeException wrongType(Gate gate, Relation relation, Column column, ColumnKind kind) {
        String fitting = relation.columns().stream()
                .filter(kind::accepts)
                .map(Column::name)
                .collect(Collectors.joining(", "));
        return new MistakeException(
                GateMistake.asked(Attribute.COLUMN, gate.text(Attribute.COLUMN)),
                "[" + column.name() + "] is of type " + column.type() + ", and " + gate.metric() + " needs "
                        + kind.words(),
                fitting.isEmpty() ? "The table has no such column" : "Such columns are [" + fitting + "]",
                fitting.isEmpty()
                        ? "choose another metric in " + gate
                        : gate.with(Attribute.COLUMN, Objects.requireNonNull(fitting.split(", ", 2)[0])));
    }
}
