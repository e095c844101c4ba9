package dev.assay.statement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One step of an executed plan, as PostgreSQL writes it in JSON. Figures of a step hold those of the steps below it.
 *
 * @param json the object of the step
 */
record PlanNode(JsonNode json) {
    /** Return the step for people: {@code Seq Scan on documents}. */
    String title() {
        String index = index().isEmpty() ? "" : (type().equals("Bitmap Index Scan") ? " on " : " using ") + index();
        String alias = json.path("Alias").asText();
        String shown = relation().isEmpty() || alias.equals(relation()) ? "" : " " + alias;
        return (json.path("Parallel Aware").asBoolean() ? "Parallel " : "")
                + type()
                + index
                + (relation().isEmpty() ? "" : " on " + relation() + shown);
    }

    String type() {
        return json.path("Node Type").asText();
    }

    String schema() {
        return json.path("Schema").asText();
    }

    String relation() {
        return json.path("Relation Name").asText();
    }

    String index() {
        return json.path("Index Name").asText();
    }

    boolean wasExecuted() {
        return number("Actual Loops") > 0;
    }

    /** Return how many rows the step gave, over all its loops. PostgreSQL tells the mean of a loop. */
    long rows() {
        return Math.round(json.path("Actual Rows").asDouble() * number("Actual Loops"));
    }

    /** Return pages read, from the cache or not, of shared and temporary tables. */
    long buffers() {
        return number("Shared Hit Blocks")
                + number("Shared Read Blocks")
                + number("Local Hit Blocks")
                + number("Local Read Blocks");
    }

    /** Return pages that this step read itself. */
    long ownBuffers() {
        return buffers() - children().stream().mapToLong(PlanNode::buffers).sum();
    }

    long number(String figure) {
        return json.path(figure).asLong();
    }

    List<PlanNode> children() {
        return StreamSupport.stream(json.path("Plans").spliterator(), false)
                .map(PlanNode::new)
                .toList();
    }

    /** Return this step and all below it. */
    Stream<PlanNode> steps() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(PlanNode::steps));
    }

    /** Return how many rows the statement of this top step returned, or changed if it returned none. */
    long result() {
        if (!type().equals("ModifyTable") || rows() > 0) {
            return rows();
        }
        return json.has("Tuples Inserted")
                ? number("Tuples Inserted")
                : children().stream()
                        .filter(child ->
                                !child.json.path("Parent Relationship").asText().equals("InitPlan"))
                        .mapToLong(PlanNode::rows)
                        .sum();
    }
}
