package dev.assay.report;

/**
 * Makes any text safe inside HTML and XML. What XML cannot hold, and what turns the direction of the text around it, is
 * shown instead of kept: a reviewer should see that it is there.
 */
final class Escape {
    private Escape() {}

    static String text(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> append(escaped, point));
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, int point) {
        switch (point) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            case '\n', '\t' -> escaped.append((char) point);
            case '\r' -> escaped.append("&#13;");
            default -> appendOther(escaped, point);
        }
    }

    private static void appendOther(StringBuilder escaped, int point) {
        if (point < 0x20) {
            escaped.appendCodePoint(0x2400 + point);
        } else if (isForbidden(point) || turnsText(point)) {
            escaped.append(String.format("[U+%04X]", point));
        } else {
            escaped.appendCodePoint(point);
        }
    }

    private static boolean isForbidden(int point) {
        boolean control = point >= 0x7F && point <= 0x9F;
        boolean unpaired = point >= 0xD800 && point <= 0xDFFF;
        return control || unpaired || (point & 0xFFFE) == 0xFFFE;
    }

    private static boolean turnsText(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }
}
