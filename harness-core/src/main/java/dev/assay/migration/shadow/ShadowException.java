package dev.assay.migration.shadow;

import dev.assay.check.Explained;
import dev.assay.check.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** Raised when an old and a new place do not agree where they must. */
public final class ShadowException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    ShadowException(List<Finding> findings) {
        super(findings.stream().map(Finding::text).collect(Collectors.joining("; ")));
        this.findings = List.copyOf(findings);
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }
}
