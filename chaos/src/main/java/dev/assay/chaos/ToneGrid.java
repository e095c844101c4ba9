package dev.assay.chaos;

import dev.assay.check.Evidence.Bar;
import dev.assay.check.Evidence.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Merges any number of calls into a few bars. Time is cut into cells; a cell is bad if a failed call lay in it, good if only
 * successful ones did, empty if none did, and neighbours of one tone become one bar.
 */
final class ToneGrid {
    private static final int CELLS = 400;

    private final Cell[] cells = new Cell[CELLS];
    private final double cellMillis;

    ToneGrid(double lengthMillis) {
        this.cellMillis = lengthMillis / CELLS;
        Arrays.fill(cells, Cell.EMPTY);
    }

    void paint(double startMillis, double endMillis, boolean failed) {
        for (int i = cell(startMillis); i <= cell(endMillis); i++) {
            cells[i] = failed || cells[i] == Cell.BAD ? Cell.BAD : Cell.GOOD;
        }
    }

    List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= CELLS; to++) {
            if (to == CELLS || cells[to] != cells[from]) {
                addBar(bars, from, to);
                from = to;
            }
        }
        return bars;
    }

    private void addBar(List<Bar> bars, int from, int to) {
        if (cells[from] != Cell.EMPTY) {
            boolean bad = cells[from] == Cell.BAD;
            bars.add(new Bar(
                    from * cellMillis, to * cellMillis, bad ? "failed" : "succeeded", bad ? Tone.BAD : Tone.GOOD));
        }
    }

    private int cell(double millis) {
        return Math.max(0, Math.min(CELLS - 1, (int) (millis / cellMillis)));
    }

    private enum Cell {
        EMPTY,
        GOOD,
        BAD
    }
}
