package dev.assay.database.seed;

import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Makes the rows of a plan and writes them with binary {@code COPY}, block by block, on several connections. */
final class TableWriter {
    private final TestDatabase database;
    private final TableRequest request;
    private final RowPlan plan;
    private final List<@Nullable Kind> kinds;
    private final AtomicLong next = new AtomicLong();
    private final long blocks;

    TableWriter(TestDatabase database, TableRequest request, RowPlan plan) {
        this.database = database;
        this.request = request;
        this.plan = plan;
        this.kinds = new ArrayList<>();
        plan.columns().forEach(column -> kinds.add(column.type().kind().orElse(null)));
        this.blocks = (request.rows().count() + Block.SIZE - 1) / Block.SIZE;
    }

    void write() throws SQLException {
        int threads = (int) Math.min(blocks, request.rows().threads());
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(this::writeBlocks));
            }
            for (Future<?> each : running) {
                await(each);
            }
        } finally {
            // The others of a failed writer stop after their block.
            next.set(blocks);
            executor.shutdown();
        }
    }

    private @Nullable Void writeBlocks() throws SQLException {
        CopyBuffer buffer = new CopyBuffer();
        try (Connection connection = database.connect()) {
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            for (long number = next.getAndIncrement(); number < blocks; number = next.getAndIncrement()) {
                encode(plan.block(request.rows(), number), buffer);
                CopyIn copy = copies.copyIn(statement());
                copy.writeToCopy(buffer.content(), 0, buffer.length());
                copy.endCopy();
            }
        }
        return null;
    }

    private String statement() {
        return plan.written().stream()
                .map(slot -> plan.columns().get(slot).quoted())
                .collect(Collectors.joining(
                        ", ", "COPY " + request.shape().name() + " (", ") FROM STDIN (FORMAT binary)"));
    }

    private void encode(Block block, CopyBuffer buffer) {
        buffer.begin();
        for (int row = 0; row < block.size(); row++) {
            buffer.beginRow(plan.written().size());
            for (int slot : plan.written()) {
                encode(block.get(row, slot), slot, buffer);
            }
        }
        buffer.end();
    }

    private void encode(@Nullable Object value, int slot, CopyBuffer buffer) {
        Kind kind = kinds.get(slot);
        if (value == null) {
            buffer.nothing();
        } else if (value instanceof Encoded encoded) {
            buffer.field(encoded.octets());
        } else if (kind == null) {
            throw SeedMistakes.unknownType(request, plan.columns().get(slot));
        } else {
            try {
                buffer.field(kind, value);
            } catch (RuntimeException unfitting) {
                throw SeedMistakes.unfitting(request, plan.columns().get(slot), value, unfitting);
            }
        }
    }

    private static void await(Future<?> writer) throws SQLException {
        try {
            writer.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while rows were written", interrupted);
        } catch (ExecutionException failed) {
            rethrow(failed.getCause());
        }
    }

    private static void rethrow(@Nullable Throwable cause) throws SQLException {
        if (cause instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw cause instanceof SQLException refused ? refused : new SQLException(cause);
    }
}
