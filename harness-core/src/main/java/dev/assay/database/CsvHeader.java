package dev.assay.database;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The first line of a CSV file.
 *
 * @param columns the names in it, without quotes; empty if there is no such line
 */
public record CsvHeader(List<String> columns) {
    /**
     * Read the first line and leave the stream behind it.
     *
     * @param csv UTF-8, comma separated
     * @return its columns
     * @throws IOException if the stream cannot be read
     */
    public static CsvHeader read(InputStream csv) throws IOException {
        String line = firstLine(csv);
        return new CsvHeader(
                line.isBlank()
                        ? List.of()
                        : Arrays.stream(line.split(",", -1))
                                .map(column -> column.strip().replaceAll("^\"|\"$", ""))
                                .toList());
    }

    /** Write the columns as SQL names them. */
    String quoted() {
        return columns.stream()
                .map(column -> '"' + column.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(", "));
    }

    private static String firstLine(InputStream csv) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = csv.read(); octet >= 0 && octet != '\n'; octet = csv.read()) {
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.UTF_8).strip();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
