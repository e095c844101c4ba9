package dev.assay.report;

/**
 * How wide a text will be in a picture, in pixels at 12 pixels of height. Drawing happens without a font at hand, so the
 * widths are those of a wide sans serif: what fits by them fits in any common one.
 */
final class TextWidth {
    private static final String NARROW = " .,:;'|!()[]/ijlftrI";
    private static final String WIDE = "mwMW@%";

    private TextWidth() {}

    static double of(String text) {
        return text.codePoints().mapToDouble(TextWidth::of).sum();
    }

    /** Return the text, or as much of its beginning as fits, with an ellipsis. */
    static String cut(String text, double width) {
        if (of(text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && of(text.substring(0, end)) + of("…") > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).strip() + "…";
    }

    private static double of(int point) {
        if (point > 0x2E80) {
            return 13;
        }
        if (NARROW.indexOf(point) >= 0) {
            return 4.7;
        }
        return WIDE.indexOf(point) >= 0 ? 11.7 : Character.isUpperCase(point) ? 8.6 : 7.5;
    }
}
