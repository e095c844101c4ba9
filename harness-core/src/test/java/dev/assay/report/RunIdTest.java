package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunIdTest {
    private static final String JAVA = "/usr/lib/jvm/17/bin/java";
    private static final BuildProcess FORK = process("30-3", JAVA, "-jar surefirebooter.jar");
    private static final BuildProcess SHELL = process("20-2", "/bin/sh", "-c java -jar surefirebooter.jar");
    private static final BuildProcess MAVEN =
            process("10-1", JAVA, "-cp plexus.jar org.codehaus.plexus.classworlds.launcher.Launcher verify");
    private static final BuildProcess AGENT = process("5-0", JAVA, "-jar agent.jar");

    @Test
    void forksOfOneBuildShareTheProcessOfMaven() {
        assertThat(RunId.of(null, List.of(FORK, SHELL, MAVEN, SHELL, AGENT))).isEqualTo("10-1");
    }

    @Test
    void aBuildInsideABuildBelongsToTheOuterOne() {
        BuildProcess inner = process("25-2", JAVA, "org.apache.maven.wrapper.MavenWrapperMain verify");

        assertThat(RunId.of(null, List.of(FORK, inner, SHELL, MAVEN))).isEqualTo("10-1");
    }

    @Test
    void withoutMavenEachJvmIsARunOfItsOwn() {
        assertThat(RunId.of(null, List.of(FORK, SHELL, AGENT))).isEqualTo("30-3");
    }

    @Test
    void whereArgumentsAreSecretTheOutermostJavaServes() {
        BuildProcess fork = new BuildProcess("30-3", "C:\\jdk\\bin\\java.exe", Optional.empty());
        BuildProcess maven = new BuildProcess("10-1", "C:\\jdk\\bin\\java.exe", Optional.empty());
        BuildProcess explorer = new BuildProcess("2-0", "C:\\Windows\\explorer.exe", Optional.empty());

        assertThat(RunId.of(null, List.of(fork, maven, explorer))).isEqualTo("10-1");
    }

    @Test
    void theConfiguredIdWins() {
        assertThat(RunId.of(" nightly-7 ", List.of(FORK, MAVEN))).isEqualTo("nightly-7");
        assertThat(RunId.of(" ", List.of(FORK, MAVEN))).isEqualTo("10-1");
    }

    @Test
    void thisJvmFindsItselfAtTheBeginningOfItsLine() {
        List<BuildProcess> line = BuildProcess.line();

        assertThat(line.get(0).id()).startsWith(ProcessHandle.current().pid() + "-");
        assertThat(line.get(0).command()).contains("java");
        assertThat(RunId.of(null)).isEqualTo(RunId.of(null)).matches("\\d+-\\d+");
    }

    private static BuildProcess process(String id, String command, String arguments) {
        return new BuildProcess(id, command, Optional.of(arguments));
    }
}
