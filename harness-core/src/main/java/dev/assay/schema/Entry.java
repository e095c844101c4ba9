package dev.assay.schema;

import java.util.Comparator;

/**
 * An object in the text of a schema.
 *
 * @param section where it stands
 * @param owner the name of what it belongs to, or its own; what belongs together stands together
 * @param place its place in its owner: {@link #HEAD} for the owner itself, then the columns, then the rest
 * @param name its kind and name
 * @param definition the rest
 */
record Entry(Section section, String owner, int place, String name, String definition) {
    static final int HEAD = 0;
    static final Comparator<Entry> ORDER = Comparator.comparing(Entry::section)
            .thenComparing(Entry::owner)
            .thenComparingInt(Entry::place)
            .thenComparing(Entry::name);

    private static final int REST = Integer.MAX_VALUE;

    /** The parts of the text, in order. */
    enum Section {
        SCHEMAS,
        EXTENSIONS,
        TYPES,
        RELATIONS,
        FUNCTIONS,
        PUBLICATIONS
    }

    /** Create the entry of what stands for itself. */
    static Entry of(Section section, String kind, SchemaObject object, String definition) {
        return new Entry(section, object.name(), HEAD, kind + " " + object.name(), definition);
    }

    /** Create the entry of what belongs to a relation. */
    static Entry of(String owner, String kind, SchemaObject object, String definition) {
        return new Entry(Section.RELATIONS, owner, REST, kind + " " + object.name(), definition);
    }

    /** Create the entry of what belongs to a type. */
    static Entry ofType(String owner, String kind, SchemaObject object, String definition) {
        return new Entry(Section.TYPES, owner, REST, kind + " " + object.name(), definition);
    }
}
