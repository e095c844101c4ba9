package dev.assay.database.seed;

import java.util.List;
import java.util.Optional;

/**
 * A type as the catalog describes it, domains seen through.
 *
 * @param name internal name, such as {@code int4}
 * @param oid its number in this database
 * @param modifier length, precision or dimensions, or -1
 * @param shown as SQL writes it, such as {@code numeric(8,2)}
 * @param labels of an enum type, else empty
 * @param element of an array type
 */
record TypeShape(String name, long oid, int modifier, String shown, List<String> labels, Optional<TypeShape> element) {

    /** Give what values of this type look like, if it is known. */
    Optional<Kind> kind() {
        if (!labels.isEmpty()) {
            return Optional.of(new Labels(labels));
        }
        return element.isPresent() ? element.flatMap(TypeShape::arrayOf) : simple();
    }

    private Optional<Kind> arrayOf() {
        return kind().map(kind -> new ArrayValues(kind, (int) oid));
    }

    private Optional<Kind> simple() {
        return Optional.ofNullable(
                switch (name) {
                    case "int2" -> new WholeNumbers(Short.BYTES);
                    case "int4" -> new WholeNumbers(Integer.BYTES);
                    case "int8" -> new WholeNumbers(Long.BYTES);
                    case "float4" -> new RealNumbers(Float.BYTES);
                    case "float8" -> new RealNumbers(Double.BYTES);
                    case "numeric" -> DecimalNumbers.of(modifier);
                    case "bool" -> new Truths();
                    case "text", "varchar", "bpchar", "citext" -> Texts.of(modifier);
                    case "uuid" -> new Uuids();
                    case "date" -> new Moments.Days();
                    case "time" -> new Moments.Times();
                    case "timestamp", "timestamptz" -> new Moments();
                    case "json" -> new JsonDocuments(false);
                    case "jsonb" -> new JsonDocuments(true);
                    case "bytea" -> new Octets();
                    case "vector" -> Vectors.of(modifier, false);
                    case "halfvec" -> Vectors.of(modifier, true);
                    default -> null;
                });
    }
}
