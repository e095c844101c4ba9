package dev.assay.migration.hazard;

import java.util.List;
import java.util.stream.Stream;

/** The rules about rewrites, scans and builds while a table is shut. */
final class RewriteRules {
    private RewriteRules() {}

    static List<HazardRule> all() {
        List<HazardRule> specific = List.of(
                new TableRewriteRule(),
                new NotNullScanRule(),
                new CheckScanRule(),
                new ForeignKeyScanRule(),
                new ValidationRule(),
                new KeyBuildRule(),
                new IndexRebuildRule(),
                new DomainScanRule(),
                new BackfillUnderLockRule());
        List<HazardRule> others = List.of(
                new RequiredColumnRule(),
                new TimeZoneRule(),
                new NarrowingFailureRule(),
                new LostStatisticsRule(),
                new WorkUnderLockRule(specific));
        return Stream.concat(specific.stream(), others.stream()).toList();
    }
}
