package dev.assay.schema;

/** The kinds of objects that are read, each from one catalog. */
public enum ObjectKind {
    /** Tables, indexes, views, sequences; {@code pg_class}. */
    RELATION,
    /** Columns of tables and views; {@code pg_attribute}. */
    COLUMN,
    /** What an index is beyond its relation; {@code pg_index}. */
    INDEX,
    /** Constraints of tables and domains; {@code pg_constraint}. */
    CONSTRAINT,
    /** Triggers that somebody created; {@code pg_trigger}. */
    TRIGGER,
    /** Row security policies; {@code pg_policy}. */
    POLICY,
    /** Rewrite rules other than those of views; {@code pg_rewrite}. */
    RULE,
    /** Functions and procedures; {@code pg_proc}. */
    FUNCTION,
    /** Domains, enums, ranges and composite types; {@code pg_type}. */
    TYPE,
    /** Labels of enums; {@code pg_enum}. */
    ENUM_LABEL,
    /** Schemas; {@code pg_namespace}. */
    SCHEMA,
    /** Extensions; {@code pg_extension}. */
    EXTENSION,
    /** Publications; {@code pg_publication}. */
    PUBLICATION
}
