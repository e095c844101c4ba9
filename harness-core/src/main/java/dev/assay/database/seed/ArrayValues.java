package dev.assay.database.seed;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Arrays with one dimension: up to four elements. */
record ArrayValues(Kind element, int elementType) implements Kind {
    private static final int MOST_ELEMENTS = 4;

    @Override
    public void write(Object value, CopyBuffer out) {
        List<?> elements = elements(value);
        out.int32(elements.isEmpty() ? 0 : 1);
        out.int32(0);
        out.int32(elementType);
        if (!elements.isEmpty()) {
            out.int32(elements.size());
            out.int32(1);
        }
        elements.forEach(each -> out.field(element, each));
    }

    private static List<?> elements(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            elements.add(Array.get(value, i));
        }
        return elements;
    }

    @Override
    public Object random(Limits limits, SplittableRandom random) {
        List<Object> elements = new ArrayList<>();
        for (int count = random.nextInt(MOST_ELEMENTS + 1); count > 0; count--) {
            elements.add(element.random(Limits.NONE, random));
        }
        return elements;
    }

    @Override
    public long capacity(Limits limits) {
        return element.capacity(Limits.NONE);
    }

    @Override
    public Object distinct(long index, Limits limits) {
        return List.of(element.distinct(index, Limits.NONE));
    }
}
