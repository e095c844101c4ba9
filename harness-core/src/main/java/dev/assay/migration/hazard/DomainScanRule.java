package dev.assay.migration.hazard;

import dev.assay.migration.trace.HeldLock;
import dev.assay.migration.trace.LockMode;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Change;
import dev.assay.schema.Constraint;
import dev.assay.schema.UserType;
import java.util.stream.Stream;

/** Finds constraints of domains for which the tables that use them were read. */
final class DomainScanRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return step.trace().changes().stream()
                .filter(DomainScanRule::demandsMore)
                .map(DomainScanRule::domain)
                .distinct()
                .flatMap(domain -> using(step).map(lock -> sighting(step, domain, lock)));
    }

    private static boolean demandsMore(Change change) {
        if (change.after() instanceof Constraint later && later.domain() != 0) {
            return later.validated() && !(change.before() instanceof Constraint earlier && earlier.validated());
        }
        return change.after() instanceof UserType later
                && later.notNull()
                && change.before() instanceof UserType earlier
                && !earlier.notNull();
    }

    private static String domain(Change change) {
        return change.object() instanceof Constraint constraint
                ? constraint.tableName()
                : change.object().name();
    }

    /** The tables are locked one by one before they are read. */
    private static Stream<HeldLock> using(Step step) {
        return step.trace().locks().stream()
                .filter(lock -> lock.mode() == LockMode.SHARE && !lock.created())
                .filter(lock -> step.after().columns(lock.oid()).anyMatch(column -> !column.type()
                        .equals(column.baseType())));
    }

    private static Sighting sighting(Step step, String domain, HeldLock lock) {
        return Sighting.of(
                "domain-check-scan",
                step.trace(),
                lock.relation(),
                "reads all of [" + lock.relation() + "] under SHARE because it uses the domain [" + domain
                        + "]; writers of [" + lock.relation() + "] wait until the transaction ends");
    }
}
