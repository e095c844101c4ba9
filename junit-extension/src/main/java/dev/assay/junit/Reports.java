package dev.assay.junit;

import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import java.nio.file.Path;

/** Where reports are written. */
final class Reports {
    private Reports() {}

    static Path directory(Configuration configuration) {
        return configuration.find(Key.REPORT_DIRECTORY).map(Path::of).orElse(Path.of("target", "assay"));
    }
}
