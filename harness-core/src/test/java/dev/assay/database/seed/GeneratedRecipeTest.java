package dev.assay.database.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TemplateRecipe;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratedRecipeTest {
    private static final GeneratedRows ROWS = GeneratedRows.into("people").rows(1_000);

    @Test
    void theHashKnowsEverythingThatMakesOtherRows() {
        ClassLoader loader = getClass().getClassLoader();
        Stream<GeneratedRows> others = Stream.of(
                ROWS,
                GeneratedRows.into("cities").rows(1_000),
                ROWS.rows(1_001),
                ROWS.seed(2),
                ROWS.nulls("6%"),
                ROWS.column("age", Values.between(1, 2)),
                ROWS.column("age", Values.between(1, 3)),
                ROWS.column("age", Values.oneOf(1, 2)),
                ROWS.column("age", Values.oneOf(1, 3)),
                ROWS.column("age", Values.zipf(1.1, 3)),
                ROWS.column("age", Values.clusters(3, 2)),
                ROWS.column("at", Values.inOrder(List.of(new float[] {1}))),
                ROWS.column("at", Values.inOrder(List.of(new float[] {2}))),
                ROWS.like(Sample.table("seen")),
                ROWS.like(Sample.csv(loader, "samples/people.csv")),
                ROWS.like(Sample.csv(loader, "samples/unknown.csv")),
                ROWS.like(Sample.csv(loader, "samples/people.csv").withJitter("1%")));

        assertThat(others.map(GeneratedRecipeTest::hash)).doesNotHaveDuplicates();
    }

    @Test
    void theHashIsTheSameForTheSameRows() {
        GeneratedRows again =
                GeneratedRows.into("people").rows(1_000).column("at", Values.inOrder(List.of(new float[] {1})));

        assertThat(hash(ROWS.threads(7).column("at", Values.inOrder(List.of(new float[] {1})))))
                .isEqualTo(hash(again));
    }

    @Test
    void itSaysWhatItMakes() {
        assertThat(ROWS.on(TemplateRecipe.empty()).describe())
                .isEqualTo("an empty database and 1000 generated rows of people");
    }

    private static String hash(GeneratedRows rows) {
        return rows.on(TemplateRecipe.empty()).contentHash();
    }
}
