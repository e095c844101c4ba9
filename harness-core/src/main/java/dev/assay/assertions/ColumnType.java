package dev.assay.assertions;

import dev.assay.schema.Column;
import dev.assay.schema.SqlName;

/** Compares what a test writes of a column with what the server makes of it: {@code varchar(20)}, {@code ''}. */
final class ColumnType {
    private static final String READ_TYPE =
            "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'pg_temp.assay_column'::regclass"
                    + " AND attnum = 1";
    private static final String READ_DEFAULT =
            "SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 'pg_temp.assay_column'::regclass";

    /** Texts are compared with those of the reader, which has these settings. */
    private static final String AS_READ =
            "SELECT set_config('search_path', 'public, pg_temp', true), set_config('timezone', 'UTC', true)";

    private ColumnType() {}

    static void require(Subject subject, Column column, String type) {
        if (!column.type().equals(type) && !column.type().equals(canonical(subject, type))) {
            throw new Unmet(
                    Answer.of("column [" + column.name() + "] has the type [" + type + "]", "[" + column.type() + "]")
                            .fix("ALTER TABLE " + SqlName.ofShown(column.relationName()) + " ALTER COLUMN "
                                    + SqlName.of(column.plainName())
                                    + " TYPE " + type + ";"));
        }
    }

    /** Return a type as the server writes it: {@code character varying(20)}. */
    static String canonical(Subject subject, String type) {
        return written(subject, type, READ_TYPE, "[" + type + "] is a type");
    }

    /** Return a default as the server writes it: {@code ''::text}. */
    static String canonicalDefault(Subject subject, String type, String expression) {
        String column = type + " DEFAULT " + expression;
        return written(subject, column, READ_DEFAULT, "[" + expression + "] is a default of type [" + type + "]");
    }

    private static String written(Subject subject, String definition, String read, String expected) {
        return subject.trial(session -> {
            Outcome made = session.attempt(Sql.of("CREATE TEMPORARY TABLE assay_column (value " + definition + ")"));
            if (made instanceof Outcome.Refused refused) {
                throw new Unmet(Answer.of(expected, refused.toString()));
            }
            session.texts(AS_READ);
            return session.texts(read).get(0);
        });
    }
}
