package dev.assay.schema;

import java.util.Set;

/** How one kind of object that belongs to relations is read. Its query has {@link #CONDITION} in it. */
interface RelationCatalogQuery extends CatalogQuery {
    /** The place of a condition on the relation {@code c}. */
    String CONDITION = "/* condition */";

    /** Return the kind of its objects. */
    Class<? extends SchemaObject> kind();

    /** Return the catalogs that a new object of the kind is written in, or a new text of an old one, apart from names in it. */
    Set<Catalog> catalogs();
}
