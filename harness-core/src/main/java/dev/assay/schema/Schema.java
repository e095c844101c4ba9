package dev.assay.schema;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects of a database at one moment, without those of extensions and of the system. Read-only; not thread-safe. */
public interface Schema {
    /** Return the object with this identity. */
    Optional<SchemaObject> find(ObjectId id);

    /** Return every object, in no particular order. */
    Stream<SchemaObject> objects();

    /** Return the objects of one kind. */
    default <T extends SchemaObject> Stream<T> objects(Class<T> type) {
        return objects().filter(type::isInstance).map(type::cast);
    }

    /** Return a table, index, view or sequence by its oid. */
    default Optional<Relation> relation(long oid) {
        return find(ObjectId.of(ObjectKind.RELATION, oid)).map(Relation.class::cast);
    }

    /** Return a column by the oid of its table and its number. */
    default Optional<Column> column(long table, int number) {
        return find(new ObjectId(ObjectKind.COLUMN, table, number)).map(Column.class::cast);
    }

    /** Return what an index is by its oid. */
    default Optional<Index> index(long oid) {
        return find(ObjectId.of(ObjectKind.INDEX, oid)).map(Index.class::cast);
    }

    /** Return a table, view or sequence by its name, with the schema unless that is {@code public}. */
    default Optional<Relation> relation(String name) {
        return objects(Relation.class)
                .filter(found -> found.name().equals(name))
                .findFirst();
    }

    /** Return the columns of a table. */
    default Stream<Column> columns(long table) {
        return objects(Column.class).filter(column -> column.relation() == table);
    }

    /** Return the indexes of a table. */
    default Stream<Index> indexes(long table) {
        return objects(Index.class).filter(index -> index.table() == table);
    }

    /** Return the constraints of a table. */
    default Stream<Constraint> constraints(long table) {
        return objects(Constraint.class).filter(constraint -> constraint.table() == table);
    }

    /** Return a schema of these objects. */
    static Schema of(Map<ObjectId, SchemaObject> objects) {
        return new FixedSchema(objects);
    }
}
