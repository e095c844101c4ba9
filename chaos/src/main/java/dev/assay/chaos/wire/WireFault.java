package dev.assay.chaos.wire;

import dev.assay.chaos.wire.WireTrigger.Kind;
import java.time.Duration;
import java.util.regex.Pattern;

/** What happens at the place that a rule waits for. Immutable; {@link #fits} says where each makes sense. */
public sealed interface WireFault {
    /** Return whether this fault can strike there. */
    boolean fits(Kind kind, Phase phase);

    /** Return the phase that is meant where a rule names none. */
    default Phase usualPhase(Kind kind) {
        return kind == Kind.COPY ? Phase.AFTER_BYTES : Phase.BEFORE_FORWARD;
    }

    /** Hold back the message and what follows it in that direction, in order, for a time. */
    static WireFault delay(Duration time) {
        return new Delay(time);
    }

    /** Hold back the message and everything after it in that direction for as long as the connection lives. */
    static WireFault stall() {
        return new Stall();
    }

    /** Take the message, or the statement with all that belongs to it, and answer nothing: the client waits. */
    static WireFault drop() {
        return new Drop();
    }

    /** Answer with an error; the statement is not run, and the transaction fails on the server too. */
    static WireFault error(String sqlState) {
        return new Failure(sqlState);
    }

    /** End the client's connection; the server sees it end after what was forwarded. */
    static WireFault cut() {
        return new Cut(false);
    }

    /** End the client's connection with a reset. */
    static WireFault reset() {
        return new Cut(true);
    }

    /** Let the server do its work, wait for its whole answer, and end the client's connection instead of passing it on. */
    static WireFault loseReply() {
        return new LoseReply();
    }

    /** Pass on the first bytes of the message, counted from its type byte, and end both connections. */
    static WireFault truncate(int bytes) {
        return new Truncate(bytes);
    }

    /** Make the type byte one that does not exist. */
    static WireFault corruptType() {
        return new CorruptType();
    }

    /** Replace the length. */
    static WireFault corruptLength(int length) {
        return new CorruptLength(length);
    }

    /** Flip the lowest bit of a byte of the body, counted from 0; a message that is shorter is not hit. */
    static WireFault corruptByte(int offset) {
        return new CorruptByte(offset);
    }

    /** Answer the question for TLS. */
    static WireFault answerTls(TlsAnswer answer) {
        return new AnswerTls(answer);
    }

    /** Send notices before the answer, each of the given number of characters. */
    static WireFault noticeFlood(int notices, int characters) {
        return new NoticeFlood(notices, characters);
    }

    /**
     * Answer that the statement succeeded without running it; a COMMIT is turned into a ROLLBACK. No fault that happens: it
     * proves that a check of acknowledged writes bites.
     */
    static WireFault lie() {
        return new Lie();
    }

    /** What is said to a client that asks for TLS. */
    enum TlsAnswer {
        /** No. */
        REFUSED,
        /** Yes, and the connection ends. */
        ACCEPTED_AND_CLOSED,
        /** Yes, and what follows is no handshake. */
        ACCEPTED_WITH_GARBAGE,
        /** A byte that is no answer. */
        JUNK
    }

    /** See {@link WireFault#delay}. */
    record Delay(Duration time) implements WireFault {
        /** Refuses a negative time. */
        public Delay {
            if (time.isNegative()) {
                throw new IllegalArgumentException("a delay of [" + time + "] is negative");
            }
        }

        @Override
        public boolean fits(Kind kind, Phase phase) {
            return Fit.movable(kind, phase);
        }
    }

    /** See {@link WireFault#stall}. */
    record Stall() implements WireFault {
        @Override
        public boolean fits(Kind kind, Phase phase) {
            return Fit.movable(kind, phase);
        }
    }

    /** See {@link WireFault#drop}. */
    record Drop() implements WireFault {
        @Override
        public boolean fits(Kind kind, Phase phase) {
            return Fit.whole(kind, phase) && kind != Kind.COPY;
        }
    }

    /** See {@link WireFault#error}. */
    record Failure(String sqlState) implements WireFault {
        private static final Pattern SQL_STATE = Pattern.compile("[0-9A-Z]{5}");
        private static final Pattern FATAL = Pattern.compile("28...|57P0[1-5]|53300|25P03|08...");

        /** Refuses what is not an SQLSTATE. */
        public Failure {
            if (!SQL_STATE.matcher(sqlState).matches()) {
                throw new IllegalArgumentException(
                        "[" + sqlState + "] is no SQLSTATE: five digits or capital letters, such as 40001");
            }
        }

        /** Return whether a server ends the session with it. */
        public boolean fatal() {
            return FATAL.matcher(sqlState).matches();
        }

        @Override
        public boolean fits(Kind kind, Phase phase) {
            return switch (kind) {
                case STATEMENT -> phase == Phase.BEFORE_FORWARD || phase == Phase.BEFORE_ANSWER;
                case STARTUP, TLS -> phase == Phase.BEFORE_FORWARD;
                case SERVER_MESSAGE -> phase == Phase.BEFORE_FORWARD;
                case CLIENT_MESSAGE, COPY, CANCEL -> false;
            };
        }
    }

    /** See {@link WireFault#cut} and {@link WireFault#reset}. */
    record Cut(boolean reset) implements WireFault {
        @Override
        public boolean fits(Kind kind, Phase phase) {
            return Fit.movable(kind, phase);
        }
    }

    /** See {@link WireFault#loseReply}. */
    record LoseReply() implements WireFault {
        @Override
        public boolean fits(Kind kind, Phase phase) {
            return kind == Kind.STATEMENT && phase == Phase.BEFORE_ANSWER;
        }

        @Override
        public Phase usualPhase(Kind kind) {
            return Phase.BEFORE_ANSWER;
        }
    }

    /** See {@link WireFault#truncate}. */
    record Truncate(int bytes) implements WireFault {
        /** Refuses a negative number. */
        public Truncate {
            Fit.notNegative(bytes);
        }

        @Override
        public boolean fits(Kind kind, Phase phase) {
            return Fit.whole(kind, phase) && kind != Kind.TLS && kind != Kind.COPY;
        }
    }

    /** See {@link WireFault#corruptType}. */
    record CorruptType() implements WireFault {
        @Override
        public boolean fits(Kind kind, Phase phase) {
            return Fit.typed(kind, phase);
        }
    }

    /** See {@link WireFault#corruptLength}. */
    record CorruptLength(int length) implements WireFault {
        @Override
        public boolean fits(Kind kind, Phase phase) {
            return Fit.typed(kind, phase);
        }
    }

    /** See {@link WireFault#corruptByte}. */
    record CorruptByte(int offset) implements WireFault {
        /** Refuses a negative offset. */
        public CorruptByte {
            Fit.notNegative(offset);
        }

        @Override
        public boolean fits(Kind kind, Phase phase) {
            return Fit.typed(kind, phase);
        }
    }

    /** See {@link WireFault#answerTls}. */
    record AnswerTls(TlsAnswer answer) implements WireFault {
        @Override
        public boolean fits(Kind kind, Phase phase) {
            return kind == Kind.TLS && phase == Phase.BEFORE_FORWARD;
        }
    }

    /** See {@link WireFault#noticeFlood}. */
    record NoticeFlood(int notices, int characters) implements WireFault {
        /** Refuses negative numbers. */
        public NoticeFlood {
            Fit.notNegative(notices);
            Fit.notNegative(characters);
        }

        @Override
        public boolean fits(Kind kind, Phase phase) {
            return (kind == Kind.STATEMENT && phase == Phase.BEFORE_ANSWER)
                    || (kind == Kind.SERVER_MESSAGE && phase == Phase.BEFORE_FORWARD);
        }

        @Override
        public Phase usualPhase(Kind kind) {
            return kind == Kind.STATEMENT ? Phase.BEFORE_ANSWER : Phase.BEFORE_FORWARD;
        }
    }

    /** See {@link WireFault#lie}. */
    record Lie() implements WireFault {
        @Override
        public boolean fits(Kind kind, Phase phase) {
            return kind == Kind.STATEMENT && phase == Phase.BEFORE_FORWARD;
        }
    }
}
