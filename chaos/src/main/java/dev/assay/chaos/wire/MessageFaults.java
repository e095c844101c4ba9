package dev.assay.chaos.wire;

import io.netty.buffer.ByteBuf;

/** What strikes a single message on its way, in either direction. */
final class MessageFaults {
    private static final int NO_TYPE = 0x80;

    private MessageFaults() {}

    /** Return whether a message has the byte that a rule is about. */
    static boolean longEnough(WireRule rule, long length) {
        if (rule.phase() == Phase.AFTER_BYTES && !(rule.trigger() instanceof WireTrigger.Copy)) {
            return rule.bytes() <= length;
        }
        if (rule.fault() instanceof WireFault.Truncate truncate) {
            return truncate.bytes() <= length;
        }
        return !(rule.fault() instanceof WireFault.CorruptByte corrupt)
                || rule.trigger().kind() == WireTrigger.Kind.STATEMENT
                || Messages.HEAD + corrupt.offset() < length;
    }

    /** Strike the message at an index of the buffer, before any byte of it has gone on. */
    static void before(
            WireConnection connection, boolean fromClient, WireFault fault, ByteBuf bytes, int at, long length) {
        Leg leg = connection.leg(fromClient);
        leg.pass(length);
        if (fault instanceof WireFault.Delay || fault instanceof WireFault.Stall) {
            connection.pause(fromClient, fault);
        } else if (fault instanceof WireFault.Drop) {
            leg.swallow(length);
        } else if (fault instanceof WireFault.Cut cut) {
            leg.swallow(length);
            connection.cut(cut.reset());
        } else if (fault instanceof WireFault.Truncate truncate) {
            leg.after(Math.min(truncate.bytes(), length), () -> connection.cut(false));
        } else {
            corrupt(leg, fault, bytes, at, length);
        }
    }

    /** Strike when bytes have gone on, or all of the message has. */
    static void later(WireConnection connection, boolean fromClient, WireFault fault) {
        if (fault instanceof WireFault.Cut cut) {
            connection.cut(cut.reset());
        } else {
            connection.pause(fromClient, fault);
        }
    }

    private static void corrupt(Leg leg, WireFault fault, ByteBuf bytes, int at, long length) {
        if (fault instanceof WireFault.CorruptType) {
            bytes.setByte(at, bytes.getByte(at) ^ NO_TYPE);
        } else if (fault instanceof WireFault.CorruptLength corrupt) {
            bytes.setInt(at + 1, corrupt.length());
        } else if (fault instanceof WireFault.CorruptByte corrupt && Messages.HEAD + corrupt.offset() < length) {
            leg.after(Messages.HEAD + (long) corrupt.offset(), leg::flipNextByte);
        }
    }
}
