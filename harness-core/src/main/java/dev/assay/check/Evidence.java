package dev.assay.check;

import java.util.List;

/** What a reviewer looks at to believe a verdict. Plain data; sinks decide how it is drawn. */
public sealed interface Evidence {
    /** Return the heading, unique within a verdict. */
    String title();

    /**
     * Rows and columns.
     *
     * @param title the heading
     * @param columns one name for each column
     * @param rows cells, as many in each row as there are columns
     */
    record Table(String title, List<String> columns, List<List<String>> rows) implements Evidence {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException("row " + row + " does not fit the columns " + columns);
                }
            }
        }
    }

    /**
     * Text of several lines: a plan, a log, a stack trace.
     *
     * @param title the heading
     * @param body the text
     */
    record Text(String title, String body) implements Evidence {}

    /**
     * Lines over a numeric axis.
     *
     * @param title the heading
     * @param x the horizontal axis
     * @param y the vertical axis
     * @param lines one or more lines
     */
    record Chart(String title, Axis x, Axis y, List<Line> lines) implements Evidence {
        public Chart {
            lines = List.copyOf(lines);
        }
    }

    /**
     * An axis of a {@link Chart}.
     *
     * @param label what is drawn, with its unit
     * @param logarithmic whether equal distances are equal ratios; all values must then be above zero
     */
    record Axis(String label, boolean logarithmic) {}

    /**
     * A line of a {@link Chart}.
     *
     * @param name its name in the legend
     * @param points its points, in the order of x
     */
    record Line(String name, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    /**
     * A point of a {@link Line}.
     *
     * @param x horizontal value
     * @param y vertical value
     */
    record Point(double x, double y) {}

    /**
     * Bars over time, one lane above the other: locks by relation, faults and operations.
     *
     * @param title the heading
     * @param lanes the lanes, from top to bottom
     */
    record Timeline(String title, List<Lane> lanes) implements Evidence {
        public Timeline {
            lanes = List.copyOf(lanes);
        }
    }

    /**
     * A lane of a {@link Timeline}.
     *
     * @param name its name
     * @param bars its bars, in the order of their start
     */
    record Lane(String name, List<Bar> bars) {
        public Lane {
            bars = List.copyOf(bars);
        }
    }

    /**
     * A bar of a {@link Lane}.
     *
     * @param startMillis start, in milliseconds since the timeline's zero
     * @param endMillis end, not before the start
     * @param label what the bar is
     * @param tone how it is coloured
     */
    record Bar(double startMillis, double endMillis, String label, Tone tone) {
        public Bar {
            if (endMillis < startMillis) {
                throw new IllegalArgumentException(
                        "a bar ends [" + endMillis + "] before it starts [" + startMillis + "]");
            }
        }
    }

    /** The mood of a {@link Bar}. */
    enum Tone {
        /** As it should be. */
        GOOD,
        /** Worth a look. */
        NEUTRAL,
        /** Harm, planned or not. */
        BAD
    }
}
