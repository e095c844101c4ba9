package dev.assay.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.check.MistakeException;
import dev.assay.check.Quantity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void theStrongestSourceWins() {
        Configuration configuration = new Configuration(List.of(
                Source.ofProperties("system property", Map.of("assay.seed", "1", "user.home", "/home")),
                Source.ofEnvironment(Map.of("ASSAY_SEED", "2", "ASSAY_REPORT_DIR", "out", "PATH", "/bin"))));

        assertThat(configuration.find(Key.SEED)).contains("1");
        assertThat(configuration.find(Key.REPORT_DIRECTORY)).contains("out");
        assertThat(configuration.find(Key.CACHE)).isEmpty();
    }

    @Test
    void anUnknownPropertyNamesTheNearestKnownOne() {
        assertThatExceptionOfType(MistakeException.class)
                .isThrownBy(() -> Source.ofProperties("system property", Map.of("assay.report.dirr", "x")))
                .withMessage("system property assay.report.dirr = [x]: no setting has this name."
                        + " Fix: did you mean assay.report.dir?");
    }

    @Test
    void anUnknownVariableNamesTheNearestKnownOne() {
        assertThatExceptionOfType(MistakeException.class)
                .isThrownBy(() -> Source.ofEnvironment(Map.of("ASSAY_SEEDS", "7")))
                .withMessage("environment ASSAY_SEEDS = [7]: no setting has this name. Fix: did you mean ASSAY_SEED?");
    }

    @Test
    void aMisspelledCredentialIsNotRepeated() {
        assertThatExceptionOfType(MistakeException.class)
                .isThrownBy(() -> Source.ofEnvironment(Map.of("ASSAY_DATABASE_EXTERNAL_PASWORD", "horse-staple")))
                .withMessage("environment ASSAY_DATABASE_EXTERNAL_PASWORD = [hidden]: no setting has this name."
                        + " Fix: did you mean ASSAY_DATABASE_EXTERNAL_PASSWORD?");
    }

    @Test
    void aNameThatResemblesNothingListsAll() {
        assertThatExceptionOfType(MistakeException.class)
                .isThrownBy(() -> Source.ofProperties("system property", Map.of("assay.zzzzzzzzzzzzzzzzzzzzzzzz", "7")))
                .withMessageStartingWith(
                        "system property assay.zzzzzzzzzzzzzzzzzzzzzzzz = [7]: no setting has this name."
                                + " Fix: known are [assay.database.provider, ");
    }

    @Test
    void anUnreadableValueNamesItsPlace() {
        Configuration configuration = new Configuration(
                List.of(Source.ofProperties("system property", Map.of("assay.limit.time", "5 parsecs"))));

        assertThatExceptionOfType(MistakeException.class)
                .isThrownBy(() -> configuration.read(Key.TIME_LIMIT, Quantity::duration))
                .withMessage("system property assay.limit.time = [5 parsecs]: [5 parsecs] is not a duration"
                        + " (a number and one of ns, us, ms, s, min, h, d), for example \"200ms\"."
                        + " Fix: set assay.limit.time to a value that can be read, or leave it out");
    }
}
