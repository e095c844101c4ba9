package dev.assay.report;

import dev.assay.check.Origin;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where a report lies. Several JVMs of one run may write into the same directory, at the same time and one after the
 * other. Immutable.
 */
public final class ReportDirectory {
    private final Path workingDirectory;
    private final Path root;

    /**
     * Create the description of a report directory; nothing is made yet.
     *
     * @param workingDirectory what the paths of {@link Origin#evidence()} are relative to
     * @param root the report directory, absolute or relative to the working directory
     */
    public ReportDirectory(Path workingDirectory, Path root) {
        this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
        this.root = this.workingDirectory.resolve(root).normalize();
    }

    Path root() {
        return root;
    }

    Path results() {
        return root.resolve("results.json");
    }

    Path index() {
        return root.resolve("index.html");
    }

    Path lock() {
        return root.resolve(".lock");
    }

    /**
     * Return the page that shows the evidence of an origin.
     *
     * @throws IOException if the origin names a file outside this directory or one that belongs to the report itself
     */
    Path page(Origin origin) throws IOException {
        Path page = origin.evidence().isEmpty()
                ? root.resolve(PageName.of(origin.test()))
                : workingDirectory.resolve(origin.evidence()).normalize();
        if (!page.startsWith(root) || !page.toString().endsWith(".html") || page.equals(index())) {
            throw new IOException("the evidence of [" + origin.test() + "] should lie in [" + origin.evidence()
                    + "], which is no page of its own below the report directory [" + root + "]");
        }
        return page;
    }

    /** Return a file of this directory as it is named in the report: relative, with forward slashes. */
    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
