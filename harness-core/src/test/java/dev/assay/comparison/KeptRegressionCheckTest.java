package dev.assay.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Limits;
import dev.assay.check.MistakeException;
import dev.assay.check.Origin;
import dev.assay.check.Outcome;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Baselines from an earlier run, of drawn latencies on a virtual clock. */
class KeptRegressionCheckTest {
    private static final Calibration CALIBRATION = new Calibration("a fixed query", worker -> {});

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong();

    @Test
    void aMachineOfHalfTheSpeedIsNoRegression() throws Exception {
        assertThat(keep(1, 2).outcome()).isEqualTo(Outcome.BROKEN);

        Verdict verdict = compare(2, 4);

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.promise().sentence())
                .isEqualTo("the p95 grows by at most 10 % against [the run kept in " + file() + "]");
        Figure ratio = verdict.figures().get(0);
        assertThat(ratio.value().doubleValue()).isBetween(0.93, 1.07);
        assertThat(ratio.writeBasis()).startsWith("98.5 % CI ");
    }

    @Test
    void anOperationThatGrewOnEqualMachinesIsBreached() throws Exception {
        keep(1, 2);

        assertThat(compare(1, 2.6).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(compare(1.3, 2.6).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void writingJudgesNothingAndSaysSo() throws Exception {
        Verdict verdict = keep(1, 2);

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings()).hasSize(1);
        assertThat(verdict.findings().get(0).text())
                .matches(
                        "\\[.*kept\\.json\\] holds this run now: p95 is (1\\.9|2\\.0)\\d* times that of the calibration query");
        assertThat(verdict.findings().get(0).remark())
                .isEqualTo("nothing was compared; run it again without assay.baseline.update");
        assertThat(Files.readString(file()))
                .startsWith("{\n  \"format\" : 1,\n  \"figure\" : \"p95\",\n  \"calibration\" : \"a fixed query\",\n");
    }

    @Test
    void aFileThatIsMissingOrForeignIsAMistake() throws Exception {
        assertThatThrownBy(() -> compare(1, 1))
                .hasMessage("@Baseline file = [" + file()
                        + "]: there is no such file. A kept baseline is only written when that"
                        + " is asked for. Fix: mvn test -Dtest=Search -Dassay.baseline.update=true");
        Files.writeString(file(), "{\"format\": 2}");
        assertThatThrownBy(() -> compare(1, 1))
                .hasMessage("@Baseline file = [" + file()
                        + "]: it has the format [2], and this version reads [1]. Another version"
                        + " of Assay wrote it. Fix: mvn test -Dtest=Search -Dassay.baseline.update=true");
        Files.writeString(file(), "{\"format\": 1, ");
        assertThatThrownBy(() -> compare(1, 1)).hasMessageContaining("it cannot be read");
        Files.writeString(
                file(),
                "{\"format\":1,\"figure\":\"p99\",\"calibration\":\"a fixed query\",\"meanLog\":0,\"standardError\":0.1,"
                        + "\"blocks\":20}");
        assertThatThrownBy(() -> compare(1, 1))
                .hasMessageContaining("it holds [p99] beside [a fixed query], not [p95] beside [a fixed query]");
    }

    @Test
    void aSideThatFailsIsBrokenAndWritesNothing() throws Exception {
        OpenSide failing = OpenSide.of(KeptRegressionCheckTest::connection, worker -> {
            throw new SQLException("no such table", "42P01");
        });
        Verdict verdict = check(true).judge(side(1), failing, run());

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings())
                .containsExactly(
                        Finding.of("found", "too many of the [11] requests failed, so there is no p95 to compare"),
                        new Finding("errors", "42P01: 11 of 11 requests of the measured side", "no such table"));
        assertThat(file()).doesNotExist();
    }

    @Test
    void aFileThatCannotBeWrittenIsAMistake() throws Exception {
        Files.writeString(folder.resolve("taken"), "a file, and no folder");

        assertThatThrownBy(() -> RegressionCheck.of(worker -> {})
                        .p95("10%")
                        .againstKept(folder.resolve("taken").resolve("kept.json"), CALIBRATION, true)
                        .judge(side(1), side(2), run()))
                .isInstanceOf(MistakeException.class)
                .hasMessageContaining("taken/kept.json]: it cannot be written: ");
    }

    @Test
    void aPercentileInAGapIsNotComparedWithAnEarlierRun() throws Exception {
        keep(1, 2);
        OpenSide sometimesCold = OpenSide.of(
                KeptRegressionCheckTest::connection,
                worker -> clock.addAndGet(worker.random().nextInt(20) == 0 ? 50_000_000 : 100_000));

        Verdict verdict = check(false).judge(side(1), sometimesCold, run());

        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.findings())
                .extracting(Finding::text)
                .anyMatch(text -> text.startsWith(
                        "p95 of the measured side lies in a gap between fast and slow requests, from "));
    }

    private Verdict keep(double calibration, double measured) throws Exception {
        return check(true).judge(side(calibration), side(measured), run());
    }

    private Verdict compare(double calibration, double measured) throws Exception {
        return check(false).judge(side(calibration), side(measured), run());
    }

    private KeptRegressionCheck check(boolean update) {
        return RegressionCheck.of(worker -> {}).p95("10%").againstKept(file(), CALIBRATION, update);
    }

    private Path file() {
        return folder.resolve("kept.json");
    }

    private OpenSide side(double millis) {
        return OpenSide.of(
                KeptRegressionCheckTest::connection,
                worker -> clock.addAndGet(
                        (long) (millis * 1e6 * Math.exp(0.3 * worker.random().nextGaussian()))));
    }

    private Run run() {
        return new Run(8731, clock::get, Limits.DEFAULT, new Origin("Search", "", "mvn test -Dtest=Search", ""));
    }

    private static Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                KeptRegressionCheckTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isClosed" -> true;
                    case "getAutoCommit" -> true;
                    case "close" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
