package dev.assay.schema;

/**
 * A function or procedure that belongs to no extension.
 *
 * @param oid its identity
 * @param name the name with the types of its arguments, and the schema unless that is {@code public}
 * @param kind {@code f} function, {@code p} procedure, {@code a} aggregate, {@code w} window function
 * @param result the type of the result
 * @param volatility {@code i} immutable, {@code s} stable, {@code v} volatile
 * @param privileges the access list as the server writes it, that of a function nobody has changed included
 * @param definition a hash of language, body and settings
 */
public record Function(
        long oid, String name, char kind, String result, char volatility, String privileges, String definition)
        implements SchemaObject {
    @Override
    public ObjectId id() {
        return ObjectId.of(ObjectKind.FUNCTION, oid);
    }
}
