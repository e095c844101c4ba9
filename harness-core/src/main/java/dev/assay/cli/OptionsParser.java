package dev.assay.cli;

import dev.assay.check.MistakeException;
import dev.assay.check.Nearest;
import dev.assay.check.Quantity;
import dev.assay.check.UnreadableException;
import dev.assay.migration.trace.MigrationTracer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the words behind {@code migrations}. For one call. */
final class OptionsParser {
    private static final List<String> KNOWN = List.of(
            "--base",
            "--json",
            "--size",
            "--tolerate",
            "--no-transaction",
            "--limit",
            "--server",
            "--provider",
            "--help");

    private final Deque<String> words;
    private final List<Path> sources = new ArrayList<>();
    private final List<Path> base = new ArrayList<>();
    private final Map<String, Long> sizes = new TreeMap<>();
    private final List<String> tolerated = new ArrayList<>();
    private boolean json;
    private boolean transactions = true;
    private Duration limit = MigrationTracer.LONGEST;
    private String server = "";
    private String provider = "";

    private OptionsParser(List<String> words) {
        this.words = new ArrayDeque<>(words);
    }

    /**
     * Read the options.
     *
     * @throws MistakeException if an option is unknown, or a file is not there
     */
    static MigrationsOptions parse(List<String> words) {
        OptionsParser parser = new OptionsParser(words);
        while (!parser.words.isEmpty()) {
            parser.take(parser.words.pop());
        }
        return parser.options();
    }

    private void take(String word) {
        switch (word) {
            case "--json" -> json = true;
            case "--no-transaction" -> transactions = false;
            case "--base" -> base.add(file(word, value(word)));
            case "--size" -> size(value(word));
            case "--tolerate" -> tolerated.add(value(word));
            case "--limit" -> limit = limit(value(word));
            case "--server" -> server = value(word);
            case "--provider" -> provider = value(word);
            default -> source(word);
        }
    }

    private void source(String word) {
        if (word.startsWith("-")) {
            throw mistake(
                    "unknown option [" + word + "]",
                    Nearest.to(word, KNOWN)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("see --help"));
        }
        sources.add(Files.isDirectory(Path.of(word)) ? Path.of(word) : file("migrations", word));
    }

    private String value(String option) {
        if (words.isEmpty()) {
            throw mistake("[" + option + "] has no value", "see --help");
        }
        return words.pop();
    }

    private void size(String text) {
        int at = text.lastIndexOf('=');
        if (at < 1 || !text.substring(at + 1).matches("[0-9]{1,15}")) {
            throw mistake("--size [" + text + "] is not a table and its rows", "--size orders=2000000");
        }
        sizes.put(text.substring(0, at), Long.valueOf(text.substring(at + 1)));
    }

    private static Duration limit(String text) {
        try {
            Duration limit = Quantity.duration(text).toDuration();
            if (limit.toMillis() > 0) {
                return limit;
            }
        } catch (UnreadableException unreadable) {
            // Said below.
        }
        throw mistake("--limit [" + text + "] is no time", "--limit 10min");
    }

    private MigrationsOptions options() {
        boolean folder = sources.stream().anyMatch(Files::isDirectory);
        if (sources.isEmpty() || (folder && sources.size() > 1)) {
            throw mistake(
                    sources.isEmpty() ? "no migration is given" : "a folder stands beside other migrations",
                    "name files in their order, or one folder");
        }
        return new MigrationsOptions(sources, base, json, sizes, tolerated, transactions, limit, server, provider);
    }

    private static Path file(String option, String name) {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw mistake(option + " [" + name + "] is no file that can be read", "name a file that is there");
        }
        return file;
    }

    private static MistakeException mistake(String found, String fix) {
        return new MistakeException("assay migrations", found, "", fix);
    }
}
