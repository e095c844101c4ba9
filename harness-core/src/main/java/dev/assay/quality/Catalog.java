package dev.assay.quality;

import dev.assay.check.MistakeException;
import dev.assay.check.Nearest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the tables and columns that gates name, each table once. */
final class Catalog {
    private static final String READABLE = "rpvmf";
    private static final int MOST_NAMES = 12;

    private final Session session;
    private final Map<String, Relation> known = new HashMap<>();

    Catalog(Session session) {
        this.session = session;
    }

    /** Return a table that a gate names in an attribute, or throw the mistake. */
    Relation relation(Gate gate, Attribute attribute, String written) throws SQLException {
        Relation before = known.get(written);
        if (before != null) {
            return before;
        }
        Optional<Relation> exact = find(gate, attribute, SqlText.exactName(written));
        Optional<Relation> found = exact.isPresent() ? exact : find(gate, attribute, SqlText.foldedName(written));
        Relation relation = found.orElseThrow(() -> noTable(gate, attribute, written));
        known.put(written, relation);
        return relation;
    }

    /** Return a column that a gate names in an attribute, or throw the mistake. */
    static Column column(Gate gate, Attribute attribute, Relation relation, String written) {
        return relation.column(written).orElseThrow(() -> noColumn(gate, attribute, relation, written));
    }

    private Optional<Relation> find(Gate gate, Attribute attribute, String quoted) throws SQLException {
        List<List<String>> rows =
                texts(session.query("SELECT c.oid::regclass::text, quote_ident(c.relname), c.relkind, c.oid"
                        + " FROM pg_class c WHERE c.oid = to_regclass(" + SqlText.literal(quoted) + ")"));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<String> row = rows.get(0);
        if (!READABLE.contains(row.get(2))) {
            throw new MistakeException(
                    GateMistake.asked(attribute, gate.text(attribute)),
                    "[" + row.get(0) + "] is neither a table nor a view",
                    "It is an index, a sequence or a composite type",
                    "name the table instead in " + gate);
        }
        return Optional.of(new Relation(row.get(0), row.get(1), columns(row.get(3))));
    }

    /** For a domain the type below it counts. */
    private List<Column> columns(String relation) throws SQLException {
        String query = "SELECT a.attname, quote_ident(a.attname), format_type(b.oid, NULL), b.typcategory"
                + " FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid"
                + " JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END"
                + " WHERE a.attrelid = " + relation + " AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";
        return texts(session.query(query)).stream()
                .map(row -> new Column(row.get(0), row.get(1), row.get(2), row.get(3)))
                .toList();
    }

    private MistakeException noTable(Gate gate, Attribute attribute, String written) {
        List<String> tables = tables();
        return GateMistake.unknown(
                gate,
                attribute,
                tables.isEmpty()
                        ? "there is no table [" + written + "], nor any other: was a migration applied?"
                        : "there is no table [" + written + "]; there are " + list(written, tables),
                written,
                tables);
    }

    private static MistakeException noColumn(Gate gate, Attribute attribute, Relation relation, String written) {
        List<String> columns = relation.columnNames();
        String found =
                "the table [" + relation.sql() + "] has no column [" + written + "]; it has " + list(written, columns);
        return GateMistake.unknown(gate, attribute, found, written, columns);
    }

    /** An answer must not fail for want of examples. */
    private List<String> tables() {
        try {
            return session.query(
                            "SELECT c.oid::regclass::text FROM pg_class c WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')"
                                    + " AND c.relnamespace::regnamespace::text !~ '^(pg_|information_schema$)' ORDER BY 1")
                    .names();
        } catch (SQLException unreadable) {
            return List.of();
        }
    }

    private static String list(String written, List<String> names) {
        String shown =
                Nearest.sorted(written, names).stream().limit(MOST_NAMES).collect(Collectors.joining(", ", "[", "]"));
        return names.size() > MOST_NAMES ? shown + " and " + (names.size() - MOST_NAMES) + " more" : shown;
    }

    private static List<List<String>> texts(Rows rows) {
        return rows.rows().stream()
                .map(row -> row.stream().map(Objects::requireNonNull).toList())
                .toList();
    }
}
