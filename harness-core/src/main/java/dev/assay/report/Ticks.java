package dev.assay.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Round numbers for an axis: steps of 1, 2 or 5 times a power of ten. */
final class Ticks {
    private Ticks() {}

    /** Return the smallest round step that cuts a span into at most so many parts. */
    static double step(double span, int parts) {
        double rough = span / parts;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        return DoubleStream.of(1, 2, 5, 10)
                .map(factor -> factor * power)
                .filter(step -> step >= rough * (1 - 1e-9))
                .findFirst()
                .orElse(10 * power);
    }

    static List<Double> linear(double from, double to, int parts) {
        double step = step(to - from, parts);
        long first = Math.round(Math.ceil(from / step - 1e-9));
        long last = Math.round(Math.floor(to / step + 1e-9));
        return LongStream.rangeClosed(first, last)
                .mapToObj(index -> index * step)
                .toList();
    }

    /** Return powers of ten, and where there are few of them twice and five times each as well. */
    static List<Double> logarithmic(double from, double to, int parts) {
        int first = (int) Math.floor(Math.log10(from) + 1e-9);
        int last = (int) Math.ceil(Math.log10(to) - 1e-9);
        int every = Math.max(1, (int) Math.ceil((last - first) / (double) parts));
        double[] factors = (last - first) * 3 <= parts ? new double[] {1, 2, 5} : new double[] {1};
        return IntStream.iterate(first, power -> power <= last, power -> power + every)
                .boxed()
                .flatMap(power -> DoubleStream.of(factors).mapToObj(factor -> factor * Math.pow(10, power)))
                .filter(tick -> tick >= from * (1 - 1e-9) && tick <= to * (1 + 1e-9))
                .toList();
    }

    /** Return a tick as people write it: {@code 0.05}, {@code 2,000}, {@code 5e7}. */
    static String write(double tick) {
        double size = Math.abs(tick);
        boolean plain = size == 0 || (size >= 1e-4 && size < 1e7);
        DecimalFormat format =
                new DecimalFormat(plain ? "#,##0.########" : "0.###E0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(new BigDecimal(tick).round(new MathContext(9))).replace('E', 'e');
    }
}
