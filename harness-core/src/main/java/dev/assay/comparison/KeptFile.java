package dev.assay.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.check.MistakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** The file of a kept baseline. */
record KeptFile(Path path) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /**
     * Return what it holds.
     *
     * @param command what makes it
     * @throws MistakeException if it is not there, or was not written by this version
     */
    KeptFigure read(String command) throws IOException {
        if (!Files.exists(path)) {
            throw mistake("there is no such file", "A kept baseline is only written when that is asked for", command);
        }
        try {
            JsonNode content = JSON.readTree(Files.readAllBytes(path));
            int format = content.path("format").asInt();
            if (format != KeptFigure.FORMAT) {
                throw mistake(
                        "it has the format [" + format + "], and this version reads [" + KeptFigure.FORMAT + "]",
                        "Another version of Assay wrote it",
                        command);
            }
            return JSON.treeToValue(content, KeptFigure.class);
        } catch (JsonProcessingException unreadable) {
            MistakeException mistake = mistake("it cannot be read", "It was changed by hand or cut off", command);
            mistake.initCause(unreadable);
            throw mistake;
        }
    }

    /**
     * Replace what it holds, whole or not at all.
     *
     * @throws MistakeException if nothing can be written there
     */
    void write(KeptFigure figure) throws JsonProcessingException {
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figure) + "\n";
        Path target = path.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(Objects.requireNonNull(part.getParent()));
            Files.writeString(part, text);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            MistakeException mistake =
                    mistake("it cannot be written: " + unwritable, "", "a file in a folder of the module");
            mistake.initCause(unwritable);
            throw mistake;
        }
    }

    MistakeException mistake(String found, String means, String fix) {
        return new MistakeException("@Baseline file = [" + path + "]", found, means, fix);
    }
}
