package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.check.Evidence;
import dev.assay.check.Figure;
import dev.assay.check.Interval;
import dev.assay.check.Outcome;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResultsSchemaTest {
    private final ObjectMapper json = new ObjectMapper();
    private JsonNode schema = json.nullNode();

    @BeforeEach
    void readSchema() throws IOException {
        schema = json.readTree(Resources.text("results-1.schema.json"));
    }

    @Test
    void resultsKeepTheSchema() throws IOException {
        assertThat(problems(everything())).isEmpty();
    }

    @Test
    void aMissingAndAnUnknownFieldBreakIt() throws IOException {
        ObjectNode results = everything();
        ObjectNode verdict = (ObjectNode) results.at("/verdicts/0");
        verdict.remove("seed");
        verdict.put("speed", 3);

        assertThat(problems(results))
                .containsExactly("/verdicts/0 lacks [seed]", "/verdicts/0 has [speed], which the schema does not know");
    }

    @Test
    void wrongTypesAndWordsBreakIt() throws IOException {
        ObjectNode results = everything();
        results.put("schema", 2);
        ((ObjectNode) results.at("/verdicts/0")).put("outcome", "skipped");
        ((ObjectNode) results.at("/verdicts/0/figures/0")).put("value", "213");

        assertThat(problems(results))
                .containsExactly(
                        "/schema is 2", "/verdicts/0/outcome is \"skipped\"", "/verdicts/0/figures/0/value is \"213\"");
    }

    @Test
    void anIntervalThatIsNeitherNullNorWholeBreaksIt() throws IOException {
        ObjectNode results = everything();
        ((ObjectNode) results.at("/verdicts/0/figures/0/interval")).remove("lower");

        assertThat(problems(results)).hasSize(1).first().asString().startsWith("/verdicts/0/figures/0/interval is {");
    }

    private ObjectNode everything() throws IOException {
        List<VerdictEntry> entries = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            entries.add(entry(Samples.verdict(Samples.plain("applies"), outcome, "A.b")));
        }
        for (Unit unit : Unit.values()) {
            entries.add(entry(Samples.slow("A.b").with(figure(unit))));
        }
        entries.add(0, entry(withEvidence(Samples.slow("A.b"))));
        return (ObjectNode) json.readTree(ResultsFile.text(Results.of(Samples.facts("run", "shop"), entries)));
    }

    private static VerdictEntry entry(Verdict verdict) {
        return VerdictEntry.of(verdict, "shop", "A/b.html");
    }

    private static Figure figure(Unit unit) {
        Interval open = new Interval(new BigDecimal("0.95"), new BigDecimal("1E+3"), null);
        return Figure.sampled("figure", new BigDecimal("1E-7"), unit, open, 3);
    }

    private static Verdict withEvidence(Verdict verdict) {
        Verdict all = verdict;
        for (Evidence piece : Samples.everyForm("x")) {
            all = all.with(piece);
        }
        return all;
    }

    private List<String> problems(JsonNode results) {
        return new SchemaCheck(schema).problems(results);
    }
}
