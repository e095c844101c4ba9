package dev.assay.schema;

/** One object of a database. Immutable; equal objects are defined alike and have the same identity. */
public sealed interface SchemaObject
        permits Relation,
                Column,
                Index,
                Constraint,
                Trigger,
                Policy,
                RewriteRule,
                Function,
                UserType,
                EnumLabel,
                Namespace,
                Extension,
                Publication {
    /** Return the identity, which renaming keeps. */
    ObjectId id();

    /** Return the name for people, with the schema unless that is {@code public}: {@code orders.total}. */
    String name();
}
