package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Origin;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Terms;
import dev.assay.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlSinkTest {
    private final Path directory;
    private final ReportDirectory report;

    HtmlSinkTest(@TempDir Path directory) {
        this.directory = directory;
        this.report = new ReportDirectory(directory, Path.of("target/assay"));
    }

    @Test
    void thePageThatAFailureNamesIsThereAfterPublishing() throws IOException {
        new HtmlSink(facts(), report).publish(Samples.of(at("target/assay/SearchIT/nearest.html", "SearchIT.nearest")));

        String page = Files.readString(directory.resolve("target/assay/SearchIT/nearest.html"));
        assertThat(page)
                .contains("SearchIT.nearest", "213 ms", "&lt;= 200 ms", "95 % CI 207..222 ms, n = 4,812")
                .contains("Seq Scan on documents", "the index was not used", "mvn verify -Dassay.seed=8731")
                .contains("href=\"../index.html\"");
    }

    @Test
    void drawingsLieBesideThePage() throws IOException {
        Verdict verdict = withEvidence(at("target/assay/SearchIT/nearest.html", "SearchIT.nearest"), "x");
        new HtmlSink(facts(), report).publish(Samples.of(verdict));

        assertThat(directory.resolve("target/assay/SearchIT").toFile().list())
                .containsExactlyInAnyOrder(
                        "nearest.html",
                        "nearest-3-" + PageName.safe("chart x") + ".svg",
                        "nearest-4-" + PageName.safe("timeline x") + ".svg");
    }

    @Test
    void theIndexShowsEveryVerdictWithTheWorstFirst() throws IOException {
        publish("run", Samples.kept("A.kept"), Samples.slow("B.slow"), broken("C.broken"));

        String index = Files.readString(report.index());
        assertThat(index).contains("1 of 3 promises are kept");
        assertThat(index).containsSubsequence("! broken", "✕ breached", "✓ passed");
        assertThat(index).contains("href=\"#A.kept\"", "href=\"#B.slow\"", "href=\"#C.broken\"");
        assertThat(index).contains("id=\"A.kept\"", "id=\"B.slow\"", "id=\"C.broken\"");
        assertThat(Xml.count(index, "section")).isEqualTo(3);
    }

    @Test
    void severalPublicationsOfOneTestShareItsPage() throws IOException {
        HtmlSink sink = new HtmlSink(facts(), report);
        sink.publish(Samples.of(Samples.kept("A.each")));
        sink.publish(Samples.of(Samples.slow("A.each")));

        assertThat(Files.readString(report.root().resolve("A/each.html"))).contains("150 ms", "213 ms");
    }

    @Test
    void pagesLoadNothingAndRunNothing() throws IOException {
        publish("run", withEvidence(Samples.slow("A.b"), "x"));

        for (Path page : List.of(report.index(), report.root().resolve("A/b.html"))) {
            String html = Files.readString(page).replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
            assertThat(html)
                    .doesNotContainIgnoringCase("http:", "https:", "<script", "src=", "url(", "@import", "<link")
                    .contains("default-src &#39;none&#39;");
        }
    }

    @Test
    void nastyTextStaysText() throws IOException {
        for (String nasty : NastyText.samples(8731, 20)) {
            Promise promise = new Promise(nasty, nasty, nasty, null, Terms.DEFAULT.because(nasty));
            Origin origin = new Origin("Nasty." + nasty, nasty, nasty, "");
            Verdict verdict = new Verdict(promise, Outcome.BREACHED, List.of(), List.of(), List.of(), origin, 1)
                    .with(new Finding(nasty, nasty, nasty));
            publish("run of " + nasty.hashCode(), withEvidence(verdict, nasty));

            String index = Files.readString(report.index());
            assertThat(Xml.names(index)).as("seed 8731, text %s", nasty).doesNotContain("script", "img", "b2");
            assertThat(Xml.texts(index, "h2"))
                    .anySatisfy(text -> assertThat(text).contains(NastyText.shown(nasty)));
        }
    }

    @Test
    void evidenceOutsideTheReportDirectoryIsRefused() {
        HtmlSink sink = new HtmlSink(facts(), report);

        assertThatThrownBy(() -> sink.publish(Samples.of(at("target/assay/../../stolen.html", "A.b"))))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "the evidence of [A.b] should lie in [target/assay/../../stolen.html], which is no page of its"
                                + " own below the report directory [" + report.root() + "]");
    }

    @Test
    void aVerdictWhoseEvidenceIsRefusedIsStillInTheIndex() throws IOException {
        try (HtmlSink html = new HtmlSink(facts(), report);
                ResultsSink results = new ResultsSink(facts(), report)) {
            results.publish(Samples.of(at("../stolen.html", "A.outside"), Samples.kept("B.inside")));
            html.publish(Samples.of(Samples.kept("B.inside")));
        }

        assertThat(Files.readString(report.index())).contains("outside", "213 ms", "id=\"B.inside\"");
    }

    @Test
    void anIndexWithoutResultsOfThisRunIsRefused() {
        HtmlSink sink = new HtmlSink(facts(), report);

        assertThatThrownBy(sink::close)
                .isInstanceOf(IOException.class)
                .hasMessage("there is no [" + report.results() + "] of the run [run] to make index.html from");
    }

    private void publish(String run, Verdict... verdicts) throws IOException {
        try (HtmlSink html = new HtmlSink(Samples.facts(run, "shop"), report);
                ResultsSink results = new ResultsSink(Samples.facts(run, "shop"), report)) {
            html.publish(Samples.of(verdicts));
            results.publish(Samples.of(verdicts));
        }
    }

    private static RunFacts facts() {
        return Samples.facts("run", "shop");
    }

    private static Verdict at(String page, String test) {
        Verdict slow = Samples.slow(test);
        Origin origin = new Origin(test, "", "mvn verify -Dassay.seed=8731", page);
        return new Verdict(
                slow.promise(), slow.outcome(), slow.figures(), slow.findings(), List.of(), origin, slow.seed());
    }

    private static Verdict broken(String test) {
        return Samples.verdict(Samples.plain("applies"), Outcome.BROKEN, test);
    }

    private static Verdict withEvidence(Verdict verdict, String text) {
        Verdict all = verdict;
        for (Evidence piece : Samples.everyForm(text)) {
            all = all.with(piece);
        }
        return all;
    }
}
