package dev.assay.check;

import java.util.List;
import java.util.stream.Collectors;

/** Text in aligned columns. The last filled cell of a line is not padded, and long cells push nothing below them. */
final class Columns {
    private static final int WIDEST = 44;

    private Columns() {}

    static String align(List<List<String>> lines, String indent) {
        int first = width(lines, 0);
        int second = width(lines, 1);
        return lines.stream().map(line -> indent + join(line, first, second)).collect(Collectors.joining("\n"));
    }

    /** Only lines with a cell to their right need the width, and one long text must not push all remarks away. */
    private static int width(List<List<String>> lines, int column) {
        return lines.stream()
                .filter(line -> column == 0 || !line.get(column + 1).isEmpty())
                .mapToInt(line -> Math.min(line.get(column).length(), WIDEST))
                .max()
                .orElse(0);
    }

    private static String join(List<String> line, int first, int second) {
        String text = pad(line.get(0), first) + "  " + pad(line.get(1), second) + "  " + line.get(2);
        return text.stripTrailing();
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - cell.length()));
    }
}
