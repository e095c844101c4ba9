package dev.assay.database.container;

import dev.assay.database.ContainerSettings;
import dev.assay.database.ServerSpec;

/** Which image a specification means. */
final class ImageChoice {
    private ImageChoice() {}

    static String of(ServerSpec spec, ContainerSettings settings) {
        return spec.image().or(settings::image).orElseGet(() -> standard(spec));
    }

    private static String standard(ServerSpec spec) {
        return spec.extensions().contains("timescaledb")
                ? "timescale/timescaledb:latest-pg" + spec.majorVersion()
                : "pgvector/pgvector:pg" + spec.majorVersion();
    }
}
