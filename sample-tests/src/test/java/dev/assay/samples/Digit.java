package dev.assay.samples;

import com.pgvector.PGvector;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A handwritten digit that no neighbour search ever returns, to ask with. */
record Digit(long document, int label, PGvector vector) {
    float[] embedding() {
        return Objects.requireNonNull(vector.toArray(), "an empty vector");
    }

    /** Return every digit that was held back from the search. */
    static List<Digit> heldBack(Connection connection) throws SQLException {
        List<Digit> digits = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT id, label, embedding::text FROM documents WHERE split = 'test' ORDER BY id");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                PGvector vector = new PGvector(rows.getString("embedding"));
                digits.add(new Digit(rows.getLong("id"), rows.getInt("label"), vector));
            }
        }
        return digits;
    }
}
