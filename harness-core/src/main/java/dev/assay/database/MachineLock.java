package dev.assay.database;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Mutual exclusion on this machine by a locked file. The operating system lets go of it when the holder dies, however it dies.
 *
 * <p>File locks belong to the whole process, and closing any channel on the file gives the lock up. So threads of one process
 * first pass a lock of their own. That table is the one static state here: it mirrors a fact about the process.
 */
public final class MachineLock {
    private static final Map<Path, ReentrantLock> IN_PROCESS = new ConcurrentHashMap<>();
    private static final long POLL_NANOS = 20_000_000;

    private final Path file;

    /**
     * Name the lock.
     *
     * @param file made where it does not exist, and left there
     */
    public MachineLock(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /**
     * Wait for the lock, then work under it. A thread that holds it may do so again.
     *
     * @param work what is done under the lock
     * @return what the work returns
     * @throws DatabaseException if the file cannot be locked
     */
    public <T> T holding(Supplier<T> work) {
        ReentrantLock inProcess = inProcess();
        inProcess.lock();
        try {
            return inProcess.getHoldCount() > 1 ? work.get() : lockedFile(work);
        } finally {
            inProcess.unlock();
        }
    }

    /**
     * Work only if nobody holds the lock.
     *
     * @param work what is done under the lock
     * @throws DatabaseException if the file cannot be locked
     */
    public void ifFree(Runnable work) {
        ReentrantLock inProcess = inProcess();
        if (!inProcess.tryLock()) {
            return;
        }
        try {
            if (inProcess.getHoldCount() == 1) {
                tryLockedFile(work);
            }
        } finally {
            inProcess.unlock();
        }
    }

    private ReentrantLock inProcess() {
        return IN_PROCESS.computeIfAbsent(file, path -> new ReentrantLock());
    }

    private <T> T lockedFile(Supplier<T> work) {
        try (FileChannel channel = open();
                FileLock lock = lock(channel)) {
            return working(lock, work);
        } catch (IOException e) {
            throw new DatabaseException("Could not lock [%s]: %s".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * Wait for the lock of a file. The system thinks of processes, not of threads: where one thread of each of two processes waits
     * for what another thread of the other one holds, it sees a deadlock that is none, and refuses to wait. Then this asks again
     * and again.
     */
    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.lock();
        } catch (ClosedChannelException closed) {
            throw closed;
        } catch (IOException refused) {
            FileLock lock = channel.tryLock();
            while (lock == null) {
                LockSupport.parkNanos(POLL_NANOS);
                lock = channel.tryLock();
            }
            return lock;
        }
    }

    private static <T> T working(FileLock lock, Supplier<T> work) {
        if (!lock.isValid()) {
            throw new DatabaseException("Lost a lock right after taking it");
        }
        return work.get();
    }

    private void tryLockedFile(Runnable work) {
        try (FileChannel channel = open();
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                work.run();
            }
        } catch (IOException e) {
            throw new DatabaseException("Could not lock [%s]: %s".formatted(file, e.getMessage()), e);
        }
    }

    private FileChannel open() throws IOException {
        Files.createDirectories(file.getParent());
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
