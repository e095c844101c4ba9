package dev.assay.quality;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which attributes a metric uses.
 *
 * @param scale how its thresholds are read
 * @param needed attributes without which there is no gate, each with a value for examples
 * @param optional attributes that may be left out
 * @param limit the usual threshold with a value for examples
 */
record Signature(
        Scale scale, Map<Attribute, String> needed, Set<Attribute> optional, Map.Entry<Attribute, String> limit) {
    Signature {
        needed = Collections.unmodifiableMap(new EnumMap<>(needed));
        optional = Collections.unmodifiableSet(EnumSet.copyOf(optional));
    }

    /** Return the signature of a metric of one column. */
    static Signature ofColumn(Scale scale, String table, String column, Attribute limit, String example) {
        Map<Attribute, String> needed = Map.of(Attribute.TABLE, table, Attribute.COLUMN, column);
        return of(scale, needed, Set.of(Attribute.WHERE), limit, example);
    }

    static Signature of(
            Scale scale, Map<Attribute, String> needed, Set<Attribute> optional, Attribute limit, String example) {
        Set<Attribute> allowed = EnumSet.of(Attribute.AT_LEAST, Attribute.AT_MOST);
        allowed.addAll(optional);
        return new Signature(scale, needed, allowed, Map.entry(limit, example));
    }

    /** Return this signature with one more attribute that must be given. */
    Signature and(Attribute attribute, String example) {
        Map<Attribute, String> more = new EnumMap<>(needed);
        more.put(attribute, example);
        return new Signature(scale, more, optional, limit);
    }

    /** Return this signature with more attributes that may be given. */
    Signature perhaps(Attribute first, Attribute... others) {
        Set<Attribute> more = EnumSet.of(first, others);
        more.addAll(optional);
        return new Signature(scale, needed, more, limit);
    }

    Set<Attribute> used() {
        Set<Attribute> used = EnumSet.copyOf(optional);
        used.addAll(needed.keySet());
        return used;
    }
}
