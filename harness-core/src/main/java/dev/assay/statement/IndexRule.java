package dev.assay.statement;

import dev.assay.check.Finding;
import dev.assay.check.Promise;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every call reads an index. */
record IndexRule(Promise promise, String index) implements Rule {
    @Override
    public boolean needsPlans() {
        return true;
    }

    @Override
    public void require(Relations relations) throws SQLException {
        relations.index(index);
    }

    @Override
    public Ruling judge(CallSeries series, Relations relations) throws SQLException {
        Set<String> names =
                relations.index(index).stream().map(Relations.Relation::name).collect(Collectors.toSet());
        long using = series.count(call -> uses(call, names));
        Call shown = series.worst(call -> uses(call, names) ? 0 : 1);
        boolean kept = using == series.calls().size();
        return new Ruling(kept, List.of(), kept ? List.of() : findings(using, series, relations), shown);
    }

    private static boolean uses(Call call, Set<String> names) {
        return call.steps().anyMatch(step -> names.contains(step.index()));
    }

    private List<Finding> findings(long using, CallSeries series, Relations relations) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(
                "index",
                index + " was used in " + using + " of " + series.calls().size() + " calls"));
        String table = relations.tableOf(index);
        Set<Relations.Relation> family = relations.table(table);
        long scanning = series.count(call -> ScanRule.scans(call, family) > 0);
        if (scanning > 0) {
            findings.add(ScanRule.finding(table, scanning, series, relations.rows(table)));
        }
        return findings;
    }
}
