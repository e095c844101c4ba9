package dev.assay.report;

import static dev.assay.report.Tag.tag;

import dev.assay.check.Evidence;
import dev.assay.check.Sink;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes a page of evidence for each test as soon as its verdicts are published, and {@code index.html} over all of them
 * when it is closed. A page lies where {@link dev.assay.check.Origin#evidence()} says, drawings as SVG files beside it. The
 * index is made from the merged {@code results.json} and the pages of all JVMs of the run; so a {@link ResultsSink} on the
 * same directory closes first. Pages load nothing and need no script. Thread-safe.
 */
public final class HtmlSink implements Sink {
    private final RunFacts facts;
    private final ReportDirectory directory;
    private final Map<Path, List<Verdict>> pages = new HashMap<>();

    /** Create the sink of one JVM. */
    public HtmlSink(RunFacts facts, ReportDirectory directory) {
        this.facts = facts;
        this.directory = directory;
    }

    @Override
    public synchronized void publish(Verdicts verdicts) throws IOException {
        Map<Path, List<Verdict>> changed = new LinkedHashMap<>();
        for (Verdict verdict : verdicts.all()) {
            changed.computeIfAbsent(directory.page(verdict.origin()), page -> new ArrayList<>())
                    .add(verdict);
        }
        for (Map.Entry<Path, List<Verdict>> page : changed.entrySet()) {
            List<Verdict> all = pages.computeIfAbsent(page.getKey(), key -> new ArrayList<>());
            all.addAll(page.getValue());
            write(page.getKey(), all);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        DirectoryLock.hold(directory.lock(), this::index);
    }

    private void write(Path page, List<Verdict> verdicts) throws IOException {
        String name = directory.name(page);
        String up = "../".repeat(name.split("/", -1).length - 1) + "index.html";
        Markup back =
                tag("p").with("class", "brand").of(tag("a").with("href", up).text("Assay report"));
        Markup section = TestSection.of(name, facts.module(), verdicts);
        AtomicFile.write(page, PageShell.of(verdicts.get(0).origin().test(), Markup.of(back, section)));
        writeDrawings(page, verdicts);
    }

    private static void writeDrawings(Path page, List<Verdict> verdicts) throws IOException {
        List<Evidence> pieces = verdicts.stream()
                .flatMap(verdict -> verdict.evidence().stream())
                .distinct()
                .toList();
        String stem = page.getFileName().toString().replaceFirst("\\.html$", "");
        for (int index = 0; index < pieces.size(); index++) {
            Optional<String> drawing = EvidenceView.svg(pieces.get(index));
            if (drawing.isPresent()) {
                String name = stem + "-" + (index + 1) + "-"
                        + PageName.safe(pieces.get(index).title()) + ".svg";
                AtomicFile.write(page.resolveSibling(name), drawing.get());
            }
        }
    }

    private void index() throws IOException {
        Results results = new ResultsFile(directory.results())
                .read()
                .filter(read -> read.run().id().equals(facts.id()))
                .orElseThrow(() -> new IOException("there is no [" + directory.results() + "] of the run [" + facts.id()
                        + "] to make index.html from"));
        Map<String, Markup> sections = new HashMap<>();
        for (String page : pagesOf(results).toList()) {
            sections.put(page, section(page));
        }
        AtomicFile.write(directory.index(), IndexPage.of(results, page -> sections.getOrDefault(page, Markup.NONE)));
    }

    private static Stream<String> pagesOf(Results results) {
        return results.verdicts().stream()
                .map(verdict -> verdict.origin().page())
                .filter(page -> !page.isEmpty())
                .distinct();
    }

    private Markup section(String page) throws IOException {
        Path file = directory.root().resolve(page);
        Optional<Markup> section = Files.exists(file) ? TestSection.in(Files.readString(file)) : Optional.empty();
        return section.orElseGet(() ->
                tag("section").with("id", TestSection.id(page)).of(tag("p").text("The page " + page + " is missing.")));
    }
}
