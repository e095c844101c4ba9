package dev.assay.database;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Loads CSV with {@code COPY}, naming the columns as the header does. */
final class CsvCopy {
    private CsvCopy() {}

    static long into(Connection connection, String table, InputStream csv) throws SQLException, IOException {
        CsvHeader header = CsvHeader.read(csv);
        if (header.columns().isEmpty()) {
            throw new DatabaseException(
                    "CSV for table [%s] has no header line that names its columns".formatted(table));
        }
        String copy = "COPY %s (%s) FROM STDIN (FORMAT csv, ENCODING 'UTF8')".formatted(table, header.quoted());
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, csv);
    }
}
