package dev.assay.database.seed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Rows of a query as the server encodes them. Written back with binary {@code COPY} they need no knowledge of their types.
 */
final class Tuples {
    private static final int HEADER = 19;

    private final List<@Nullable Encoded[]> rows;

    private Tuples(List<@Nullable Encoded[]> rows) {
        this.rows = rows;
    }

    static Tuples read(Connection connection, String query) throws SQLException, IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (" + query + ") TO STDOUT (FORMAT binary)", content);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content.toByteArray()))) {
            in.skipNBytes(HEADER);
            return new Tuples(rows(in));
        }
    }

    private static List<@Nullable Encoded[]> rows(DataInputStream in) throws IOException {
        List<@Nullable Encoded[]> rows = new ArrayList<>();
        for (int columns = in.readShort(); columns >= 0; columns = in.readShort()) {
            @Nullable Encoded[] row = new @Nullable Encoded[columns];
            for (int i = 0; i < columns; i++) {
                int length = in.readInt();
                row[i] = length < 0 ? null : new Encoded(in.readNBytes(length));
            }
            rows.add(row);
        }
        return rows;
    }

    int size() {
        return rows.size();
    }

    @Nullable Encoded value(int row, int column) {
        return rows.get(row)[column];
    }
}
