package dev.assay.migration.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "character varying(64); character varying(20)",
                "numeric(10,2); numeric(8,2)",
                "numeric(14,4); numeric(8,2)",
                "bigint; integer",
                "bit(8); bit(4)"
            })
    void aLowerLimitIsNarrower(String from, String to) {
        assertThat(TypeName.of(from).isNarrowedTo(TypeName.of(to))).isTrue();
        assertThat(TypeName.of(to).isNarrowedTo(TypeName.of(from))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "character varying(20); character varying(20)",
                "character varying(20); text",
                "text; character varying(20)",
                "numeric(12,4); numeric(12,2)",
                "timestamp(6) without time zone; timestamp(3) without time zone"
            })
    void whatHasAnotherNameOrScaleIsNot(String from, String to) {
        assertThat(TypeName.of(from).isNarrowedTo(TypeName.of(to))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "double precision; integer",
                "numeric(12,4); numeric(12,2)",
                "numeric; bigint",
                "timestamp without time zone; timestamp(3) without time zone",
                "timestamp with time zone; date"
            })
    void fractionsThatAreGoneAreLost(String from, String to) {
        assertThat(TypeName.of(from).isRoundedTo(TypeName.of(to))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "numeric(12,0); bigint",
                "numeric(12,2); numeric(14,2)",
                "integer; double precision",
                "timestamp(3) without time zone; timestamp without time zone",
                "character varying(64); character varying(20)"
            })
    void nothingElseIsLost(String from, String to) {
        assertThat(TypeName.of(from).isRoundedTo(TypeName.of(to))).isFalse();
    }

    @Test
    void readsLimitsAndZones() {
        assertThat(TypeName.of("numeric(10,2)")).isEqualTo(new TypeName("numeric", 10, 2));
        assertThat(TypeName.of("timestamp(3) with time zone"))
                .isEqualTo(new TypeName("timestamp with time zone", 3, 0));
        assertThat(TypeName.of("text[]")).isEqualTo(new TypeName("text[]", -1, 0));
        assertThat(TypeName.of("timestamp with time zone").differsInZone(TypeName.of("timestamp without time zone")))
                .isTrue();
    }
}
