package dev.assay.migration.liquibase;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;

/**
 * Which changesets are meant, as Liquibase understands it.
 *
 * @param contexts names with commas between them, {@code prod,eu}; empty for every context
 * @param labels an expression such as {@code release-1 and !slow}; empty for every label
 */
record Selection(String contexts, String labels) {
    static final Selection ALL = new Selection("", "");

    Contexts contextFilter() {
        return new Contexts(contexts);
    }

    LabelExpression labelFilter() {
        return new LabelExpression(labels);
    }

    boolean selects(ChangeSet changeSet) {
        return new ContextChangeSetFilter(contextFilter()).accepts(changeSet).isAccepted()
                && new LabelChangeSetFilter(labelFilter()).accepts(changeSet).isAccepted();
    }

    /** Return it as it stands behind a location; empty for everything. */
    @Override
    public String toString() {
        String written = Stream.of("contexts=" + contexts, "labels=" + labels)
                .filter(filter -> !filter.endsWith("="))
                .collect(Collectors.joining("&"));
        return written.isEmpty() ? "" : "?" + written;
    }
}
