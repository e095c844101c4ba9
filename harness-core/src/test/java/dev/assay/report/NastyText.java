package dev.assay.report;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Text that would do harm if it were taken for markup or for a file name. */
final class NastyText {
    private static final List<String> PIECES = List.of(
            "<script>alert(1)</script>",
            "</title>",
            "</style>",
            "-->",
            "<!-- end of section -->",
            "<img onerror=x>",
            "\"",
            "'",
            "&",
            "&lt;",
            "<b2>",
            "]]>",
            "\u0000",
            "\u0007",
            "\u001b[31m",
            "\u007f",
            "\r\n",
            "\t",
            "\u202e",
            "\u2066",
            "\u200f",
            "مرحبا",
            "é",
            "\ud83d\ude00",
            "\ud800",
            "\ufffe",
            "../../",
            "..\\",
            "C:",
            "/",
            "a",
            ".",
            " ");

    private NastyText() {}

    /** Return every piece alone and as many random rows of pieces; the same seed gives the same. */
    static List<String> samples(long seed, int rows) {
        Random random = new Random(seed);
        Stream<String> mixed = IntStream.range(0, rows)
                .mapToObj(row -> random.ints(1 + random.nextInt(8), 0, PIECES.size())
                        .mapToObj(PIECES::get)
                        .collect(Collectors.joining()));
        return Stream.concat(PIECES.stream(), mixed).toList();
    }

    /** Return what a reader of the page should find, as an XML reader gives it. */
    static String shown(String text) {
        return text.codePoints().mapToObj(NastyText::shown).collect(Collectors.joining());
    }

    private static String shown(int point) {
        return switch (point) {
            case 0x0 -> "\u2400";
            case 0x7 -> "\u2407";
            case 0x1b -> "\u241b";
            case 0x7f -> "[U+007F]";
            case 0x202e -> "[U+202E]";
            case 0x2066 -> "[U+2066]";
            case 0xd800 -> "[U+D800]";
            case 0xfffe -> "[U+FFFE]";
            default -> Character.toString(point);
        };
    }
}
