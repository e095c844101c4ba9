package dev.assay.chaos.node;

import dev.assay.chaos.fault.Effect;
import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.FaultForm;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import dev.assay.check.MistakeException;
import dev.assay.database.Capability;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sessions of the server hold memory, at most half of what its machine has free. What that does to a call depends on the
 * machine, so that none must show it; that the memory was held to the end is seen on the server. Needs a server of its own.
 *
 * @param bytes how much, above zero; rounded up to a kilobyte
 */
public record MemoryPressure(long bytes) implements Fault {
    /** How it is written. */
    public static final FaultForm FORM = new FaultForm(
            "memory-pressure",
            "memory-pressure(SIZE) L",
            "memory-pressure(256MB) 2s",
            arguments -> new MemoryPressure(arguments.bytes()));

    /** What one value may have is four times as much. */
    private static final long EACH = 256L << 20;

    private static final long BLOCK = 1 << 10;

    public MemoryPressure {
        if (bytes < 1) {
            throw new IllegalArgumentException("[" + bytes + "] bytes are no pressure");
        }
    }

    @Override
    public String write() {
        return "memory-pressure(" + Sizes.write(bytes) + ")";
    }

    @Override
    public void require(Target target) {
        OwnServer.require(target, this, "run short of memory", Capability.LOOPBACK);
        long free = free();
        if (bytes > free / 2) {
            throw new MistakeException(
                    OwnServer.asked(this),
                    "the machine has [" + free / Sizes.MEGABYTE + "MB] free, and at most half of it is taken",
                    "Whatever else runs there would be killed for it",
                    "memory-pressure(" + free / 4 / Sizes.MEGABYTE + "MB)");
        }
    }

    @Override
    public Healing inject(Target target) throws Exception {
        require(target);
        return Aside.inject(() -> Burden.lay(target, FORM.keyword(), statements(), "wait_event = 'PgSleep'"));
    }

    @Override
    public boolean shows(Effect effect) {
        return true;
    }

    @Override
    public String sign() {
        return "the server held memory";
    }

    private List<String> statements() {
        List<String> statements = new ArrayList<>();
        for (long left = bytes; left > 0; left -= EACH) {
            long blocks = (Math.min(left, EACH) + BLOCK - 1) / BLOCK;
            statements.add("DO $$ DECLARE held text := repeat(repeat('x', " + BLOCK + "), " + blocks
                    + "); BEGIN PERFORM pg_sleep(86400); END $$");
        }
        return statements;
    }

    private long free() {
        try {
            return Machine.freeMemory();
        } catch (IOException unknown) {
            throw new MistakeException(
                    OwnServer.asked(this),
                    "the machine does not tell how much memory is free: " + unknown.getMessage(),
                    "It is read from /proc/meminfo, which Linux has",
                    "run this scenario on Linux");
        }
    }
}
