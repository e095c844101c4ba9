package dev.assay.load;

import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads values for {@link Parameters}. */
public final class DataSet {
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private DataSet() {}

    /** Read a value from each row of a query. */
    public static <T> List<T> query(Connection connection, String sql, RowReader<? extends T> reader)
            throws SQLException {
        List<T> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(reader.read(rows));
            }
        }
        return values;
    }

    /**
     * Read CSV as RFC 4180 describes it, with a first line that names the columns. A field that is missing at the end of a
     * line is missing in its map.
     *
     * @param text is closed afterwards
     * @return each line by column
     */
    public static List<Map<String, String>> csv(Reader text) throws IOException {
        try (Reader closed = text) {
            return CSV.parse(closed).stream().map(CSVRecord::toMap).toList();
        }
    }
}
