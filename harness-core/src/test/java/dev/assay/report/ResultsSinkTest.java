package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.check.Evidence;
import dev.assay.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsSinkTest {
    private final Path directory;

    ResultsSinkTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void writesEveryVerdictWithItsFiguresAndOrigin() throws IOException {
        Verdict verdict = Samples.slow("SearchIT.nearest").with(new Evidence.Text("plan", "Seq Scan"));
        write("run", "shop", verdict);

        assertThat(file("results.json")).hasContent("""
                        {
                          "schema" : 1,
                          "run" : {
                            "id" : "run",
                            "started" : "2026-11-20T09:15:00Z",
                            "seed" : 8731,
                            "provider" : "embedded PostgreSQL 17.9",
                            "reason" : "no container"
                          },
                          "verdicts" : [
                            {
                              "module" : "shop",
                              "kind" : "LatencyBudget",
                              "ordinal" : 1,
                              "promise" : {
                                "name" : "p95",
                                "sentence" : "95 % take at most 200 ms",
                                "threshold" : {
                                  "comparison" : "at_most",
                                  "limit" : 200,
                                  "unit" : "milliseconds"
                                },
                                "id" : "",
                                "because" : "",
                                "severity" : "block",
                                "onInconclusive" : "fail"
                              },
                              "outcome" : "breached",
                              "fails" : true,
                              "figures" : [
                                {
                                  "name" : "p95",
                                  "value" : 213.4,
                                  "unit" : "milliseconds",
                                  "interval" : {
                                    "confidence" : 0.95,
                                    "lower" : 207,
                                    "upper" : 221.50
                                  },
                                  "samples" : 4812
                                }
                              ],
                              "findings" : [
                                {
                                  "label" : "plan",
                                  "text" : "Seq Scan on documents",
                                  "remark" : "the index was not used"
                                }
                              ],
                              "evidence" : [
                                {
                                  "title" : "plan",
                                  "form" : "text",
                                  "page" : "SearchIT/nearest.html"
                                }
                              ],
                              "origin" : {
                                "test" : "SearchIT.nearest",
                                "source" : "SearchIT.java:41",
                                "repeat" : "mvn verify -Dassay.seed=8731",
                                "page" : "SearchIT/nearest.html"
                              },
                              "seed" : 8731
                            }
                          ]
                        }
                        """);
    }

    @Test
    void keepsDigitsThroughAMerge() throws IOException {
        write("run", "shop", Samples.slow("SearchIT.nearest"));
        write("run", "other", Samples.kept("SearchIT.nearest"));

        assertThat(Files.readString(file("results.json"))).contains("\"upper\" : 221.50");
        assertThat(modules()).containsExactly("shop", "other");
    }

    @Test
    void dropsVerdictsOfAnEarlierRun() throws IOException {
        write("monday", "shop", Samples.kept("A.gone"));
        write("tuesday", "shop", Samples.kept("B.here"));

        assertThat(tests()).containsExactly("B.here");
        assertThat(read().at("/run/id").asText()).isEqualTo("tuesday");
    }

    @Test
    void replacesTheSameVerdictOfTheSameRun() throws IOException {
        write("run", "shop", Samples.slow("A.again"), Samples.kept("A.stays"));
        write("run", "shop", Samples.kept("A.again"));

        assertThat(tests()).containsExactly("A.stays", "A.again");
        assertThat(read().findValuesAsText("outcome")).containsExactly("passed", "passed");
    }

    @Test
    void countsPromisesThatATestPublishesSeveralTimes() throws IOException {
        write("run", "shop", Samples.kept("A.each"), Samples.slow("A.each"), Samples.kept("A.other"));

        assertThat(read().findValuesAsText("ordinal")).containsExactly("1", "2", "1");
    }

    @Test
    void setsACorruptFileAside() throws IOException {
        Files.writeString(file("results.json"), "{\"schema\" : 1, \"run\" : {");
        write("run", "shop", Samples.kept("A.b"));

        assertThat(tests()).containsExactly("A.b");
        assertThat(file("results.unreadable.json")).hasContent("{\"schema\" : 1, \"run\" : {");
        assertThat(Files.readString(file("results.unreadable.txt")))
                .startsWith(
                        "results.json could not be read and was moved to results.unreadable.json. A new one was begun.\n");
    }

    @Test
    void setsAFileOfAnotherSchemaAside() throws IOException {
        write("run", "shop", Samples.kept("A.b"));
        String later = Files.readString(file("results.json")).replace("\"schema\" : 1", "\"schema\" : 2");
        Files.writeString(file("results.json"), later);
        write("run", "shop", Samples.kept("C.d"));

        assertThat(tests()).containsExactly("C.d");
        assertThat(file("results.unreadable.txt")).hasContent("""
                        results.json could not be read and was moved to results.unreadable.json. A new one was begun.
                        found [schema 2], this version of Assay reads schema 1
                        """);
    }

    @Test
    void leavesNoTemporaryFile() throws IOException {
        write("run", "shop", Samples.kept("A.b"));

        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("results.json", ".lock");
    }

    private void write(String run, String module, Verdict... verdicts) throws IOException {
        try (ResultsSink sink =
                new ResultsSink(Samples.facts(run, module), new ReportDirectory(directory, directory))) {
            sink.publish(Samples.of(verdicts));
        }
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private JsonNode read() throws IOException {
        return new ObjectMapper().readTree(file("results.json").toFile());
    }

    private List<String> tests() throws IOException {
        return read().findValuesAsText("test");
    }

    private List<String> modules() throws IOException {
        return read().findValuesAsText("module");
    }
}
