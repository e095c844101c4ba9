package dev.assay.migration;

import java.nio.charset.StandardCharsets;

/** A file of a location, with its name relative to that. */
final class ResourceFile {
    private final String name;
    private final byte[] content;

    ResourceFile(String name, byte[] content) {
        this.name = name;
        this.content = content.clone();
    }

    String name() {
        return name;
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    void addTo(ContentHash hash) {
        hash.add(name).add(content);
    }
}
