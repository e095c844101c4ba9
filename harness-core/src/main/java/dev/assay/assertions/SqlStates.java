package dev.assay.assertions;

import java.util.Map;

/** The names of SQLSTATEs that constraints, privileges and values raise, from appendix A of the PostgreSQL documentation. */
final class SqlStates {
    static final String NO_PRIVILEGE = "42501";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("22001", "string_data_right_truncation"),
            Map.entry("22003", "numeric_value_out_of_range"),
            Map.entry("22007", "invalid_datetime_format"),
            Map.entry("22008", "datetime_field_overflow"),
            Map.entry("22012", "division_by_zero"),
            Map.entry("22023", "invalid_parameter_value"),
            Map.entry("22P02", "invalid_text_representation"),
            Map.entry("22000", "data_exception"),
            Map.entry("23001", "restrict_violation"),
            Map.entry("23502", "not_null_violation"),
            Map.entry("23503", "foreign_key_violation"),
            Map.entry("23505", "unique_violation"),
            Map.entry("23514", "check_violation"),
            Map.entry("23P01", "exclusion_violation"),
            Map.entry("25001", "active_sql_transaction"),
            Map.entry("25006", "read_only_sql_transaction"),
            Map.entry("428C9", "generated_always"),
            Map.entry("42501", "insufficient_privilege"),
            Map.entry("42601", "syntax_error"),
            Map.entry("42703", "undefined_column"),
            Map.entry("42704", "undefined_object"),
            Map.entry("42804", "datatype_mismatch"),
            Map.entry("42883", "undefined_function"),
            Map.entry("42P01", "undefined_table"),
            Map.entry("55P03", "lock_not_available"),
            Map.entry("57014", "query_canceled"),
            Map.entry("P0001", "raise_exception"));

    private SqlStates() {}

    /** Return a state with its name, if that is known: {@code [23514 check_violation]}. */
    static String named(String state) {
        String name = NAMES.get(state);
        return "[" + state + (name == null ? "" : " " + name) + "]";
    }
}
