package dev.assay.quality;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one row that a {@link Scan} answers with. */
record ScanRow(List<@Nullable String> values) {
    /** Return how many rows the table has. */
    long rows() {
        return count(0);
    }

    long count(int position) {
        return Long.parseLong(Objects.requireNonNull(values.get(position)));
    }

    Optional<String> text(int position) {
        return Optional.ofNullable(values.get(position));
    }

    Optional<BigDecimal> decimal(int position) {
        return text(position).map(BigDecimal::new);
    }
}
