package dev.assay.quality;

/** Rows whose column is not NULL. */
final class Completeness extends ShareMeasure {
    @Override
    public Signature signature() {
        return Signature.ofColumn(Scale.SHARE, "features", "age", Attribute.AT_LEAST, "0.95");
    }

    @Override
    String counted(Target target) {
        return "true";
    }

    @Override
    String items(Gate gate) {
        return "rows of [" + gate.text(Attribute.TABLE) + "]" + GateWords.where(gate);
    }

    @Override
    String good(Scan scan, Target target) {
        return target.columnSql() + " IS NOT NULL";
    }

    @Override
    String goodWords(Gate gate) {
        return "with a value in [" + gate.text(Attribute.COLUMN) + "]";
    }

    @Override
    String bad(Target target) {
        return target.columnSql() + " IS NULL";
    }

    @Override
    String badWords(Gate gate) {
        return "with NULL in [" + gate.text(Attribute.COLUMN) + "]";
    }
}
