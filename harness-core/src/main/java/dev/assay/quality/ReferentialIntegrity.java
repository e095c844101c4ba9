package dev.assay.quality;

import dev.assay.check.MistakeException;
import java.util.Map;

/** Values that exist in the referenced column. */
final class ReferentialIntegrity extends ShareMeasure {
    private static final String EXAMPLE = "users(id)";

    @Override
    public Signature signature() {
        return Signature.ofColumn(Scale.SHARE, "orders", "user_id", Attribute.AT_LEAST, "1")
                .and(Attribute.REFERENCES, EXAMPLE);
    }

    @Override
    public void check(Map<Attribute, String> attributes) {
        String text = attributes.getOrDefault(Attribute.REFERENCES, "");
        if (Reference.read(text).isEmpty()) {
            throw new MistakeException(
                    GateMistake.asked(Attribute.REFERENCES, text),
                    "it does not name a table and, in brackets, a column",
                    "",
                    GateMistake.fixed(Metric.REFERENTIAL_INTEGRITY, attributes, Attribute.REFERENCES, EXAMPLE));
        }
    }

    @Override
    String good(Scan scan, Target target) {
        return scan.reference(target) + " IS NOT NULL";
    }

    @Override
    String goodWords(Gate gate) {
        return "that exist in [" + gate.text(Attribute.REFERENCES) + "]";
    }

    @Override
    String bad(Target target) {
        Reference reference = target.requiredReference();
        return "%s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %s AS referenced WHERE referenced.%s = %s.%s)"
                .formatted(
                        target.columnSql(),
                        reference.relation().sql(),
                        reference.column().sql(),
                        target.relation().alias(),
                        target.columnSql());
    }

    @Override
    String badWords(Gate gate) {
        return "that do not exist in [" + gate.text(Attribute.REFERENCES) + "]";
    }
}
