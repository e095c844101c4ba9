package dev.assay.chaos.schedule;

import java.util.ArrayList;
import java.util.List;

/** Looks at a text and passes over what stands in parentheses. */
final class Text {
    private Text() {}

    /** Return the pieces between separators that stand in no parentheses, without white space around them. */
    static List<String> split(String text, char separator) {
        List<String> pieces = new ArrayList<>();
        int begin = 0;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += step(text.charAt(i));
            if (depth == 0 && text.charAt(i) == separator) {
                pieces.add(text.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        pieces.add(text.substring(begin).strip());
        return pieces;
    }

    /** Return where the parenthesis at the start of a text, or behind its first word, is closed. */
    static int closing(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            int step = step(text.charAt(i));
            depth += step;
            if (depth == 0 && step < 0) {
                return i;
            }
        }
        return -1;
    }

    /** Return the place of the first parenthesis without a counterpart, or -1. */
    static int unmatched(String text) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            int step = step(text.charAt(i));
            if (step > 0) {
                open.add(i);
            } else if (step < 0 && open.isEmpty()) {
                return i;
            } else if (step < 0) {
                open.remove(open.size() - 1);
            }
        }
        return open.isEmpty() ? -1 : open.get(0);
    }

    /** Return how deep parentheses stand in one another. */
    static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += step(text.charAt(i));
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private static int step(char letter) {
        return letter == '(' ? 1 : letter == ')' ? -1 : 0;
    }
}
