package dev.assay.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Reads and writes {@code results.json}. Whoever calls it holds the {@link DirectoryLock}. */
final class ResultsFile {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final Path file;

    ResultsFile(Path file) {
        this.file = file;
    }

    /** Return what the file holds; one that cannot be read is set aside, since it must not cost this run its report. */
    Optional<Results> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(Files.readAllBytes(file)));
        } catch (JsonProcessingException | UnknownSchemaException unreadable) {
            setAside(unreadable);
            return Optional.empty();
        }
    }

    void write(Results results) throws IOException {
        AtomicFile.write(file, text(results));
    }

    static String text(Results results) throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
                        .writeValueAsString(results)
                + "\n";
    }

    private static Results parse(byte[] content) throws IOException {
        Results results = JSON.readValue(content, Results.class);
        if (results == null || results.schema() != Results.SCHEMA) {
            throw new UnknownSchemaException(results == null ? "null" : "schema " + results.schema());
        }
        return results;
    }

    private void setAside(Exception why) throws IOException {
        Path aside = file.resolveSibling("results.unreadable.json");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        AtomicFile.write(
                file.resolveSibling("results.unreadable.txt"),
                "results.json could not be read and was moved to " + aside.getFileName() + ". A new one was begun.\n"
                        + why.getMessage() + "\n");
    }

    private static final class UnknownSchemaException extends IOException {
        private static final long serialVersionUID = 1L;

        UnknownSchemaException(String found) {
            super("found [" + found + "], this version of Assay reads schema " + Results.SCHEMA);
        }
    }
}
