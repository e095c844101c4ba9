package dev.assay.migration.data;

import dev.assay.check.Explained;
import dev.assay.check.Finding;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Raised when a data migration does not complete. It says where it stands and what the next run does. */
public final class DataMigrationException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    DataMigrationException(List<Finding> findings, @Nullable Throwable cause) {
        super(findings.stream().map(Finding::text).collect(Collectors.joining("; ")), cause);
        this.findings = List.copyOf(findings);
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }
}
