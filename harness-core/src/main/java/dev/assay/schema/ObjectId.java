package dev.assay.schema;

/**
 * The identity of an object, which renaming keeps.
 *
 * @param kind what it is
 * @param oid the object identifier, for a column that of its table
 * @param number the number of a column, else 0
 */
public record ObjectId(ObjectKind kind, long oid, int number) {
    /** Return the identity of anything but a column. */
    public static ObjectId of(ObjectKind kind, long oid) {
        return new ObjectId(kind, oid, 0);
    }
}
