package dev.assay.quality;

/** Values that occur once among the rows that are judged. */
final class Uniqueness extends ShareMeasure {
    @Override
    public Signature signature() {
        return Signature.ofColumn(Scale.SHARE, "users", "email", Attribute.AT_LEAST, "1");
    }

    @Override
    String good(Scan scan, Target target) {
        String filter = target.where()
                .map(condition -> " FILTER (WHERE " + condition + ")")
                .orElse("");
        return scan.mark("count(*)" + filter + " OVER (PARTITION BY " + target.columnSql() + ")") + " = 1";
    }

    @Override
    String goodWords(Gate gate) {
        return "that occur once";
    }

    @Override
    String bad(Target target) {
        String where = target.where().map(condition -> " WHERE " + condition).orElse("");
        return "%1$s IN (SELECT %1$s FROM %2$s%3$s GROUP BY %1$s HAVING count(*) > 1)"
                .formatted(target.columnSql(), target.relation().sql(), where);
    }

    @Override
    String badWords(Gate gate) {
        return "that occur more than once";
    }
}
