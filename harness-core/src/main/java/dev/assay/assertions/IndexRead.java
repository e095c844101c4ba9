package dev.assay.assertions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A step of a plan that reads an index.
 *
 * @param index the index
 * @param searches whether it reads a part of it: by a condition, by distance, or the first entry alone for min or max
 */
record IndexRead(String index, boolean searches) {
    private static final String SORT = "Sort";

    /** Return those of a step and of all below it. */
    static Stream<IndexRead> in(JsonNode step) {
        return steps(step, false);
    }

    /** Return how many steps sort everything that they get; one that continues the order of an index is none. */
    static long sorts(JsonNode step) {
        return below(step).mapToLong(IndexRead::sorts).sum() + (isA(SORT, step) ? 1 : 0);
    }

    private static Stream<IndexRead> steps(JsonNode step, boolean firstAlone) {
        boolean first =
                isA("Limit", step) && step.path("Parent Relationship").asText().equals("InitPlan");
        Stream<IndexRead> own = step.has("Index Name")
                ? Stream.of(new IndexRead(
                        step.get("Index Name").asText(), firstAlone || step.has("Index Cond") || step.has("Order By")))
                : Stream.empty();
        return Stream.concat(own, below(step).flatMap(child -> steps(child, first)));
    }

    private static Stream<JsonNode> below(JsonNode step) {
        return StreamSupport.stream(step.path("Plans").spliterator(), false);
    }

    private static boolean isA(String type, JsonNode step) {
        return step.path("Node Type").asText().equals(type);
    }
}
