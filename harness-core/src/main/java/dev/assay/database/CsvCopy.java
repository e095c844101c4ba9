package dev.assay.database;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Loads CSV with {@code COPY}, naming the columns as the header does. */
final class CsvCopy {
    private CsvCopy() {}

    static long into(Connection connection, String table, InputStream csv) throws SQLException, IOException {
        String header = firstLine(csv);
        if (header.isBlank()) {
            throw new DatabaseException(
                    "CSV for table [%s] has no header line that names its columns".formatted(table));
        }
        String copy = "COPY %s (%s) FROM STDIN (FORMAT csv, ENCODING 'UTF8')".formatted(table, columns(header));
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, csv);
    }

    private static String columns(String header) {
        return Arrays.stream(header.split(",", -1))
                .map(column -> column.strip().replaceAll("^\"|\"$", ""))
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
