package dev.assay.statement;

import dev.assay.check.Finding;
import dev.assay.check.Promise;
import dev.assay.check.Unit;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** No call reads a table from one end to the other. */
record ScanRule(Promise promise, String table) implements Rule {
    private static final long SMALL = 10_000;

    @Override
    public boolean needsPlans() {
        return true;
    }

    @Override
    public void require(Relations relations) throws SQLException {
        relations.table(table);
    }

    @Override
    public Ruling judge(CallSeries series, Relations relations) throws SQLException {
        Set<Relations.Relation> family = relations.table(table);
        long scanning = series.count(call -> scans(call, family) > 0);
        Call shown = series.worst(call -> scans(call, family));
        List<Finding> findings =
                scanning == 0 ? List.of() : List.of(finding(table, scanning, series, relations.rows(table)));
        return new Ruling(scanning == 0, List.of(), findings, shown);
    }

    static long scans(Call call, Set<Relations.Relation> family) {
        return call.steps()
                .filter(step -> step.type().equals("Seq Scan"))
                .filter(step -> family.contains(new Relations.Relation(step.schema(), step.relation())))
                .count();
    }

    /** A scan is the best plan for a small table, and then the promise is about the test and not about the statement. */
    static Finding finding(String table, long scanning, CallSeries series, long rows) {
        String size =
                "in " + scanning + " of " + series.calls().size() + " calls; the table has " + Unit.ROWS.write(rows);
        return new Finding(
                "plan",
                "Seq Scan on " + table,
                rows < SMALL
                        ? size + ", and a small table is rightly read in sequence: load as many as production has"
                        : size);
    }
}
