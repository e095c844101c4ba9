package dev.assay.quality;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.MistakeException;
import dev.assay.check.Threshold;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What came out of measuring a gate. */
sealed interface Reading {
    /** A figure that a threshold can be held against. */
    sealed interface Measured extends Reading {
        /** Return whether a threshold is kept, without rounding. */
        boolean keeps(Threshold threshold);

        /** Return the figures; the first one is the metric's. */
        List<Figure> figures(Metric metric);
    }

    /**
     * A share of whole counts.
     *
     * @param part how many are as they should be
     * @param whole how many were judged, above zero
     */
    record Share(long part, long whole) implements Measured {
        private static final int DIGITS = 12;

        @Override
        public boolean keeps(Threshold threshold) {
            return threshold.isKeptBy(part, whole);
        }

        @Override
        public List<Figure> figures(Metric metric) {
            BigDecimal share =
                    BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.HALF_EVEN);
            return List.of(Figure.counted(metric.words(), share, metric.unit(), whole));
        }
    }

    /**
     * An amount.
     *
     * @param value the exact amount
     * @param samples how many rows it rests on
     * @param beside other figures that belong to it
     */
    record Amount(BigDecimal value, long samples, List<Figure> beside) implements Measured {
        public Amount {
            beside = List.copyOf(beside);
        }

        @Override
        public boolean keeps(Threshold threshold) {
            return threshold.isKeptBy(value);
        }

        @Override
        public List<Figure> figures(Metric metric) {
            List<Figure> figures = new ArrayList<>();
            figures.add(Figure.counted(metric.words(), value, metric.unit(), samples));
            figures.addAll(beside);
            return figures;
        }
    }

    /**
     * Nothing that could be judged.
     *
     * @param findings why, and what to do
     */
    record Nothing(List<Finding> findings) implements Reading {
        public Nothing {
            findings = List.copyOf(findings);
        }

        static Nothing because(String found, String fix) {
            return new Nothing(List.of(Finding.of("found", found), Finding.of("fix", fix)));
        }

        static Nothing because(MistakeException mistake) {
            return new Nothing(mistake.findings());
        }
    }
}
