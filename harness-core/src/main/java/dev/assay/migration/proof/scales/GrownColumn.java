package dev.assay.migration.proof.scales;

/**
 * A column whose values may have to be made anew.
 *
 * @param ref which one
 * @param name quoted
 * @param type its type as SQL writes it, or the type that its domain is made of
 * @param awkward whether a check or a partition depends on its values, so that another column is taken where there is one
 */
record GrownColumn(ColumnRef ref, String name, String type, boolean awkward) {}
