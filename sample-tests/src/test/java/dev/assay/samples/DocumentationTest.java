package dev.assay.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every Java snippet of the documentation is a tagged region of a source file that compiles and runs. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SNIPPET =
            Pattern.compile("(?:<!-- region (\\S+) of (\\S+) -->\\R)?```java\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)(?:#[^)]*)?\\)");

    @TestFactory
    Stream<DynamicTest> snippetsAreRegionsOfSources() throws IOException {
        return pages().stream().flatMap(page -> snippets(page)
                .map(snippet -> DynamicTest.dynamicTest(page + " " + snippet.group(1), () -> check(snippet))));
    }

    @TestFactory
    Stream<DynamicTest> linksLeadToFiles() throws IOException {
        return pages().stream().flatMap(page -> LINK.matcher(read(page))
                .results()
                .map(link -> DynamicTest.dynamicTest(page + " " + link.group(1), () -> assertThat(
                                ROOT.resolve(page).resolveSibling(link.group(1)).normalize())
                        .exists())));
    }

    @Test
    void theReadmeHasASnippet() {
        assertThat(snippets(Path.of("README.md"))).isNotEmpty();
    }

    private static void check(MatchResult snippet) {
        assertThat(snippet.group(1))
                .as("the tag <!-- region NAME of FILE --> above the snippet")
                .isNotNull();
        assertThat(snippet.group(3)).isEqualTo(region(snippet.group(1), Path.of(snippet.group(2))));
    }

    private static String region(String name, Path source) {
        List<String> lines = new ArrayList<>(read(source).lines().toList());
        int start = lines.stream().map(String::strip).toList().indexOf("// region " + name);
        assertThat(start).as("region [%s] of [%s]", name, source).isNotNegative();
        List<String> rest = lines.subList(start + 1, lines.size());
        int end = rest.stream().map(String::strip).toList().indexOf("// endregion");
        return String.join("\n", rest.subList(0, end)).stripIndent() + "\n";
    }

    private static Stream<MatchResult> snippets(Path page) {
        return SNIPPET.matcher(read(page)).results();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            Stream<Path> top = Stream.of("README.md", "CONTRIBUTING.md", "benchmarks/README.md")
                    .map(ROOT::resolve);
            return Stream.concat(top, docs.filter(file -> file.toString().endsWith(".md")))
                    .map(ROOT::relativize)
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException unreadable) {
            throw new AssertionError("[" + file + "] cannot be read", unreadable);
        }
    }
}
