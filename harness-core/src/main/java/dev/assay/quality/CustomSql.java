package dev.assay.quality;

import dev.assay.check.MistakeException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A query of the user's own that returns one row with one number. */
final class CustomSql implements StatementMeasure {
    private static final int NAME_WIDTH = 60;
    private static final Set<Integer> NUMBERS =
            Set.of(Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL, Types.REAL, Types.DOUBLE);

    @Override
    public Signature signature() {
        return Signature.of(
                Scale.NUMBER,
                Map.of(Attribute.SQL, "SELECT count(*) FROM users WHERE email IS NULL"),
                Set.of(),
                Attribute.AT_MOST,
                "0");
    }

    @Override
    public String name(Gate gate) {
        String line = query(gate).replaceAll("\\s+", " ");
        return "result of " + (line.length() > NAME_WIDTH ? line.substring(0, NAME_WIDTH) + "..." : line);
    }

    @Override
    public String subject(Gate gate) {
        return "the result of [" + query(gate) + "]";
    }

    /** Two rows are read at most: the second one only shows that there is one. */
    @Override
    public Reading read(Session session, Gate gate) {
        try {
            return read(gate, session.judge("SELECT * FROM (\n" + query(gate) + "\n) AS result", 2));
        } catch (SQLException failure) {
            return Reading.Nothing.because(
                    GateMistake.server(gate, GateMistake.asked(Attribute.SQL, query(gate)), failure));
        }
    }

    private static Reading read(Gate gate, Rows answer) {
        if (answer.types().size() != 1) {
            return refused(gate, "it returns " + answer.types().size() + " columns");
        }
        if (!NUMBERS.contains(answer.types().get(0))) {
            return refused(gate, "its column is no number");
        }
        return switch (answer.rows().size()) {
            case 0 -> refused(gate, "it returns no row");
            case 1 -> number(gate, answer.rows().get(0).get(0));
            default -> refused(gate, "it returns more than one row");
        };
    }

    private static Reading number(Gate gate, @Nullable String text) {
        if (text == null) {
            return refused(gate, "it returns NULL");
        }
        return Character.isLetter(text.charAt(text.length() - 1))
                ? refused(gate, "it returns " + text)
                : new Reading.Amount(new BigDecimal(text), 1, List.of());
    }

    private static Reading refused(Gate gate, String found) {
        return Reading.Nothing.because(new MistakeException(
                GateMistake.asked(Attribute.SQL, query(gate)),
                found + ", so nothing was judged",
                "CUSTOM_SQL needs one row with one number",
                "aggregate to one number, such as "
                        + gate.with(Attribute.SQL, "SELECT count(*) FROM users WHERE email IS NULL")));
    }

    /** A semicolon at the end is habit and does no harm. */
    private static String query(Gate gate) {
        return gate.text(Attribute.SQL).strip().replaceAll("[;\\s]+$", "");
    }
}
