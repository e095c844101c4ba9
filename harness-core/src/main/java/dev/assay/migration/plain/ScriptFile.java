package dev.assay.migration.plain;

import dev.assay.migration.Migration;
import dev.assay.migration.script.ContentHash;
import dev.assay.migration.script.ResourceFile;

/**
 * A file with the place that its name gives it.
 *
 * @param migration how it is called
 * @param content the file
 */
record ScriptFile(Migration migration, ResourceFile content) {
    String name() {
        return migration.file();
    }

    boolean repeats() {
        return migration.version().isEmpty();
    }

    String text() {
        return content.text();
    }

    String checksum() {
        ContentHash hash = new ContentHash();
        content.addTo(hash);
        return hash.hex();
    }
}
