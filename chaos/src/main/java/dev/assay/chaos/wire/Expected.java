package dev.assay.chaos.wire;

import io.netty.buffer.ByteBuf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server still has to answer to one message that went to it. One thread. */
final class Expected {
    private final char kind;
    private final List<Tracked> statements;
    private final boolean hidden;
    private final @Nullable Answer instead;
    private int ended;

    private Expected(char kind, List<Tracked> statements, boolean hidden, @Nullable Answer instead) {
        this.kind = kind;
        this.statements = statements;
        this.hidden = hidden;
        this.instead = instead;
    }

    static Expected of(char kind) {
        return new Expected(kind, List.of(), false, null);
    }

    static Expected of(char kind, List<Tracked> statements) {
        return new Expected(kind, statements, false, null);
    }

    /** An answer to a message of our own, which the client must not see. */
    static Expected hidden(char kind) {
        return new Expected(kind, List.of(), true, null);
    }

    /** An answer to a message of our own in place of a statement, told in other words. */
    static Expected instead(char kind, List<Tracked> statements, Answer answer) {
        return new Expected(kind, statements, false, answer);
    }

    char kind() {
        return kind;
    }

    boolean hidden() {
        return hidden;
    }

    @Nullable Answer instead() {
        return instead;
    }

    /** Return the statement that is being answered. */
    @Nullable Tracked current() {
        return ended < statements.size() ? statements.get(ended) : null;
    }

    void endCurrent() {
        ended++;
    }

    /** Return whether a message of this type is the last of the answer, ReadyForQuery and errors apart. */
    boolean endsWith(byte type) {
        return switch (kind) {
            case 'P' -> type == '1';
            case 'B' -> type == '2';
            case 'C' -> type == '3';
            case 'D' -> type == 'T' || type == 'n';
            case 'E' -> type == 'C' || type == 'I' || type == 's';
            default -> false;
        };
    }

    /** Return whether a message of this type can be part of the answer. */
    boolean accepts(byte type) {
        return switch (kind) {
            case 'P', 'B', 'C' -> endsWith(type);
            case 'D' -> type == 't' || endsWith(type);
            case 'E' -> "CIsDdcGHW".indexOf(type) >= 0;
            case 'Q' -> "CITDdcGHWs".indexOf(type) >= 0;
            case 'F' -> type == 'V';
            default -> false;
        };
    }

    /** What the client is told: a message in the place of the first that has that type, and how it counts. */
    record Answer(byte type, ByteBuf message, WireEvent.Outcome outcome, String detail, boolean fatal) {}
}
