package dev.assay.database.seed;

import java.util.List;
import java.util.SplittableRandom;

/** The labels of an enum type. */
record Labels(List<String> names) implements Kind {
    @Override
    public void write(Object value, CopyBuffer out) {
        out.text(value.toString());
    }

    @Override
    public Object random(Limits limits, SplittableRandom random) {
        return names.get(random.nextInt(names.size()));
    }

    @Override
    public long capacity(Limits limits) {
        return names.size();
    }

    @Override
    public Object distinct(long index, Limits limits) {
        return names.get((int) index);
    }
}
