package dev.assay.report;

import static dev.assay.report.Tag.tag;

import dev.assay.check.Evidence.Bar;
import dev.assay.check.Evidence.Lane;
import dev.assay.check.Evidence.Timeline;
import dev.assay.check.Evidence.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Draws a timeline as SVG: a lane for each name, bars that happen at once below each other, labels where they have room,
 * light or dark as the reader's system is. Of more than {@value #MOST_ROWS} bars at once in a lane the rest is counted
 * and not drawn. Pure functions.
 */
public final class SvgTimeline {
    static final int MOST_ROWS = 12;

    private static final double WIDEST_NAME = 210;

    private SvgTimeline() {}

    /** Return a timeline as a self-contained SVG document. */
    public static String svg(Timeline timeline) {
        return picture(timeline).standalone();
    }

    static Picture picture(Timeline timeline) {
        TimeUnitOfAxis unit = TimeUnitOfAxis.of(
                bars(timeline).mapToDouble(Bar::endMillis).max().orElse(0));
        Legend legend = legend(timeline);
        double top = Picture.BELOW_TITLE + legend.height() + 6;
        Scale x = Scale.over(times(timeline, unit), false, left(timeline), Picture.WIDTH - Picture.EDGE - 16);
        List<LaneRows> lanes = lanes(timeline, top);
        double bottom = lanes.isEmpty() ? top : lanes.get(lanes.size() - 1).bottom();
        Markup content = Markup.of(
                legend.drawing(),
                Markup.of(lanes.stream().map(lane -> lane.ground(x)).toList()),
                grid(x, top, bottom),
                Markup.of(lanes.stream().map(lane -> lane.bars(x, unit)).toList()),
                Axes.horizontal(x, bottom + 18),
                Axes.label("time in " + unit.symbol(), "end", x.end(), bottom + 38, x.end() - x.start()));
        return new Picture(Picture.WIDTH, bottom + 54, timeline.title(), describe(timeline), content);
    }

    private static Legend legend(Timeline timeline) {
        List<Legend.Entry> entries = Stream.of(Tone.values())
                .filter(tone -> bars(timeline).anyMatch(bar -> bar.tone() == tone))
                .map(tone -> new Legend.Entry(mark(tone), words(tone)))
                .toList();
        return Legend.of(entries, Picture.EDGE, Picture.WIDTH - Picture.EDGE, Picture.BELOW_TITLE);
    }

    private static Markup mark(Tone tone) {
        return tag("rect")
                .with("class", LaneRows.style(tone))
                .with("width", 18)
                .with("height", 12)
                .with("rx", 2)
                .empty();
    }

    private static String words(Tone tone) {
        return switch (tone) {
            case GOOD -> "as it should be";
            case NEUTRAL -> "worth a look";
            case BAD -> "harm";
        };
    }

    private static double left(Timeline timeline) {
        double widest = timeline.lanes().stream()
                .mapToDouble(lane -> TextWidth.of(lane.name()))
                .max()
                .orElse(0);
        return Picture.EDGE + Math.min(widest, WIDEST_NAME) + 12;
    }

    private static double[] times(Timeline timeline, TimeUnitOfAxis unit) {
        return DoubleStream.concat(
                        DoubleStream.of(0),
                        bars(timeline).flatMapToDouble(bar -> DoubleStream.of(bar.startMillis(), bar.endMillis())))
                .map(unit::amount)
                .toArray();
    }

    private static List<LaneRows> lanes(Timeline timeline, double top) {
        List<LaneRows> placed = new ArrayList<>();
        double next = top;
        for (Lane lane : timeline.lanes()) {
            LaneRows rows = LaneRows.of(lane, next);
            placed.add(rows);
            next = rows.bottom();
        }
        return placed;
    }

    private static Markup grid(Scale x, double top, double bottom) {
        return Markup.of(x.ticks().stream()
                .map(tick -> Axes.line("grid", x.place(tick), top, x.place(tick), bottom))
                .toList());
    }

    private static String describe(Timeline timeline) {
        String names = timeline.lanes().stream().map(Lane::name).collect(Collectors.joining(", "));
        return "Timeline of " + bars(timeline).count() + " bars. Lanes from top to bottom: " + names + ".";
    }

    private static Stream<Bar> bars(Timeline timeline) {
        return timeline.lanes().stream().flatMap(lane -> lane.bars().stream());
    }
}
