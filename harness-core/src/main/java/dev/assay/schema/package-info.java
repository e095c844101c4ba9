/**
 * What PostgreSQL's catalogs say of a database, as values: tables, columns, indexes, constraints and the rest, read whole or
 * only where something changed, and compared.
 */
@NullMarked
package dev.assay.schema;

import org.jspecify.annotations.NullMarked;
