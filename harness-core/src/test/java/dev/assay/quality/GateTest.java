package dev.assay.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.check.MistakeException;
import dev.assay.check.Promise;
import dev.assay.check.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a gate knows before there is a database. */
class GateTest {
    @Test
    void aGateWithTwoThresholdsIsTwoPromises() {
        Gate gate = Gates.on("features")
                .rowCount()
                .where("age > 3")
                .atMost("2_000")
                .atLeast("1000")
                .because("the batch is complete")
                .severity(Severity.WARN)
                .build();

        assertThat(gate.promises())
                .extracting(Promise::sentence)
                .containsExactly(
                        "the number of rows of [features] where age > 3 is at least 1,000 rows",
                        "the number of rows of [features] where age > 3 is at most 2,000 rows");
        assertThat(gate.promises())
                .extracting(Promise::name)
                .containsExactly(
                        "row count of features where age > 3, at least",
                        "row count of features where age > 3, at most");
        assertThat(gate.promises()).allSatisfy(promise -> assertThat(promise.terms())
                .isEqualTo(new dev.assay.check.Terms(
                        "", "the batch is complete", Severity.WARN, dev.assay.check.OnInconclusive.FAIL)));
    }

    @Test
    void gatesOfOneNameAreNumbered() {
        Gate gate = Gates.on("features").completeness("age").atLeast("0.9").build();
        Gate strict = Gates.on("features").completeness("age").atLeast("1").build();

        assertThat(QualityCheck.of(gate, strict).promises())
                .extracting(Promise::name)
                .containsExactly("completeness of features.age", "completeness of features.age (2)");
    }

    @ParameterizedTest
    @EnumSource
    void everyMetricHasAnExampleThatIsAGate(Metric metric) {
        Signature signature = metric.measure().signature();
        GateBuilder builder = Gate.of(metric);
        signature.needed().forEach(builder::set);
        builder.set(signature.limit().getKey(), signature.limit().getValue());
        if (signature.used().contains(Attribute.MIN)) {
            builder.min("0");
        }

        assertThat(builder.build().promises()).hasSize(1).allSatisfy(promise -> {
            assertThat(promise.kind()).isEqualTo("QualityGate");
            assertThat(promise.requiredThreshold().limit().unit()).isEqualTo(metric.unit());
        });
    }

    @Test
    void aGateIsWrittenAsItsAnnotation() {
        assertThat(Gates.on("a\"b")
                        .rangeValidity("age")
                        .where("s = '\\'")
                        .min("0")
                        .max("9")
                        .atMost("5%")
                        .build())
                .hasToString(
                        "@QualityGate(metric = RANGE_VALIDITY, table = \"a\\\"b\", column = \"age\", where = \"s = '\\\\'\","
                                + " min = \"0\", max = \"9\", atMost = \"5%\")");
    }

    @Test
    void aMissingAttributeIsNamedWithTheLineThatFixesIt() {
        assertMistake(
                Gates.on("features").of(Metric.COMPLETENESS).atLeast("0.95"),
                "@QualityGate(metric = COMPLETENESS, table = \"features\", atLeast = \"0.95\"): column is missing."
                        + " COMPLETENESS needs table, column. Fix: @QualityGate(metric = COMPLETENESS, table = \"features\","
                        + " column = \"age\", atLeast = \"0.95\")");
        assertMistake(
                Gate.of(Metric.CUSTOM_SQL),
                "@QualityGate(metric = CUSTOM_SQL): sql is missing. CUSTOM_SQL needs sql. Fix: @QualityGate(metric ="
                        + " CUSTOM_SQL, sql = \"SELECT count(*) FROM users WHERE email IS NULL\", atMost = \"0\")");
    }

    @Test
    void anAttributeThatTheMetricDoesNotUseIsRefused() {
        assertMistake(
                Gates.on("features").of(Metric.ROW_COUNT, "age").atLeast("1"),
                "@QualityGate column = [age]: ROW_COUNT does not use column. It uses table, where, atLeast, atMost. Fix:"
                        + " @QualityGate(metric = ROW_COUNT, table = \"features\", atLeast = \"1\")");
    }

    @Test
    void aBlankAttributeIsRefused() {
        assertMistake(
                Gates.on("features").completeness(" ").atLeast("1"),
                "@QualityGate column = [ ]: the text is blank. Fix: @QualityGate(metric = COMPLETENESS, table = \"features\","
                        + " column = \"age\", atLeast = \"1\")");
        assertMistake(
                Gates.on("features").rowCount().where("\t").atLeast("1"),
                "@QualityGate where = [\t]: the text is blank. Fix: @QualityGate(metric = ROW_COUNT, table = \"features\","
                        + " atLeast = \"1\")");
    }

    @Test
    void aGateWithoutThresholdIsRefused() {
        assertMistake(
                Gates.on("readings").freshness("taken_at"),
                "@QualityGate(metric = FRESHNESS, table = \"readings\", column = \"taken_at\"): neither atLeast nor atMost is"
                        + " given. A gate without a threshold can never fail. Fix: @QualityGate(metric = FRESHNESS, table ="
                        + " \"readings\", column = \"taken_at\", atMost = \"2h\")");
    }

    @Test
    void aThresholdOfAnotherUnitIsRefused() {
        assertMistake(
                Gates.on("readings").freshness("taken_at").atMost("5 parsecs"),
                "@QualityGate atMost = [5 parsecs]: [5 parsecs] is not a duration (a number and one of ns, us, ms, s, min, h,"
                        + " d), for example \"200ms\". Fix: @QualityGate(metric = FRESHNESS, table = \"readings\", column ="
                        + " \"taken_at\", atMost = \"2h\")");
        assertMistake(
                Gates.on("features").completeness("age").atLeast("1.5"),
                "@QualityGate atLeast = [1.5]: [1.5] is outside 0 to 1, and a share lies between them, for example \"0.95\"."
                        + " Fix: @QualityGate(metric = COMPLETENESS, table = \"features\", column = \"age\", atLeast ="
                        + " \"0.95\")");
    }

    @Test
    void thresholdsThatContradictAreRefused() {
        assertMistake(
                Gates.on("features").rowCount().atLeast("9").atMost("5"),
                "@QualityGate atLeast = [9], atMost = [5]: no figure is at least the one and at most the other. The two are"
                        + " usually swapped. Fix: @QualityGate(metric = ROW_COUNT, table = \"features\", atLeast = \"5\","
                        + " atMost = \"9\")");
        assertThat(Gates.on("features")
                        .rowCount()
                        .atLeast("5")
                        .atMost("5")
                        .build()
                        .promises())
                .hasSize(2);
    }

    @Test
    void aRangeWithoutEndsOrWithSwappedEndsIsRefused() {
        assertMistake(
                Gates.on("features").rangeValidity("age").atLeast("1"),
                "@QualityGate(metric = RANGE_VALIDITY, table = \"features\", column = \"age\", atLeast = \"1\"): neither min"
                        + " nor max is given. Every value lies inside a range without ends. Fix: @QualityGate(metric ="
                        + " RANGE_VALIDITY, table = \"features\", column = \"age\", min = \"0\", atLeast = \"1\")");
        assertMistake(
                Gates.on("features").rangeValidity("age").min("120").max("0").atLeast("1"),
                "@QualityGate min = [120], max = [0]: no value is at least the one and at most the other. The two are usually"
                        + " swapped. Fix: @QualityGate(metric = RANGE_VALIDITY, table = \"features\", column = \"age\", min ="
                        + " \"0\", max = \"120\", atLeast = \"1\")");
    }

    @Test
    void aReferenceNeedsATableAndAColumn() {
        assertMistake(
                Gates.on("orders").referentialIntegrity("user_id", "users.id").atLeast("1"),
                "@QualityGate references = [users.id]: it does not name a table and, in brackets, a column. Fix:"
                        + " @QualityGate(metric = REFERENTIAL_INTEGRITY, table = \"orders\", column = \"user_id\", references ="
                        + " \"users(id)\", atLeast = \"1\")");
    }

    @Test
    void aCheckWithoutGatesIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> QualityCheck.of(List.of()))
                .withMessage("a check without gates would judge nothing");
    }

    private static void assertMistake(GateBuilder gate, String message) {
        assertThatExceptionOfType(MistakeException.class)
                .isThrownBy(gate::build)
                .withMessage(message);
    }
}
