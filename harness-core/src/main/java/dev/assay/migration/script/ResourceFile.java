package dev.assay.migration.script;

import java.nio.charset.StandardCharsets;

/** A file of a location, with its name relative to that. */
public final class ResourceFile {
    private final String name;
    private final byte[] content;

    /** Create the file. */
    public ResourceFile(String name, byte[] content) {
        this.name = name;
        this.content = content.clone();
    }

    /** Return the name below its location, with slashes. */
    public String name() {
        return name;
    }

    /** Return the content, which is UTF-8. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** Add name and content. */
    public void addTo(ContentHash hash) {
        hash.add(name).add(content);
    }
}
