package dev.assay.migration.proof.compatible;

import java.util.Locale;

/** Whose statement it is. */
enum Side {
    OLD,
    NEW;

    String write() {
        return name().toLowerCase(Locale.ROOT);
    }
}
