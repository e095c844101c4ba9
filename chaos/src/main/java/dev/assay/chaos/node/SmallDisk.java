package dev.assay.chaos.node;

import dev.assay.chaos.fault.Fault;
import dev.assay.check.MistakeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A small file system in memory, for a server on this machine. A shell holds it, and takes it away when its standard input
 * ends: when this is closed, and also when this process is killed.
 */
final class SmallDisk implements AutoCloseable {
    private static final long ROOM = 8 * Sizes.MEGABYTE;
    private static final int BLOCK = 1 << 16;
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            mount -t tmpfs -o "size=$2,uid=$3,gid=$4,mode=0700" assay "$1" 2>&1 || exit 1
            echo mounted
            cat > /dev/null
            umount -l "$1"; rmdir "$1\"""";

    private final Path path;
    private final Process shell;

    private SmallDisk(Path path, Process shell) {
        this.path = path;
        this.shell = shell;
    }

    /** Mount one for the account that the server runs as, with room for so many bytes and a little more. */
    static SmallDisk below(Connection session, Fault fault, long bytes) throws IOException, SQLException {
        Path data = Path.of(Sql.text(session, "SHOW data_directory"));
        if (!Files.isDirectory(data)) {
            throw refused(fault, "the server's directory [" + data + "] is not on this machine");
        }
        Path path = Files.createTempDirectory("assay-disk-");
        Process shell = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        SCRIPT,
                        "assay-disk",
                        path.toString(),
                        Long.toString(bytes + ROOM),
                        String.valueOf(Files.getAttribute(data, "unix:uid")),
                        String.valueOf(Files.getAttribute(data, "unix:gid")))
                .start();
        return mounted(new SmallDisk(path, shell), fault);
    }

    private static SmallDisk mounted(SmallDisk disk, Fault fault) throws IOException {
        BufferedReader output = disk.shell.inputReader(StandardCharsets.UTF_8);
        String said = output.readLine();
        if (!"mounted".equals(said)) {
            disk.close();
            Files.deleteIfExists(disk.path);
            throw refused(fault, "a small file system cannot be mounted: " + said);
        }
        return disk;
    }

    private static MistakeException refused(Fault fault, String found) {
        return new MistakeException(
                OwnServer.asked(fault),
                found,
                "A full disk needs a file system that may be filled, on the machine of the server",
                "run this scenario as root on Linux, in a container that may mount, with @DatabaseTest(provider ="
                        + " \"embedded\", ownServer = true)");
    }

    Path path() {
        return path;
    }

    /** Take all the room that is left. */
    void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream filler = Files.newOutputStream(filler())) {
            while (path.toFile().getUsableSpace() > 0) {
                filler.write(block);
            }
        } catch (IOException full) {
            if (path.toFile().getUsableSpace() > 0) {
                throw full;
            }
        }
    }

    /** Give the room back. */
    void empty() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return path.resolve("filler");
    }

    /** Unmount, and return when the directory is gone. */
    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        int status = shell.onExit().join().exitValue();
        if (status == 0 && Files.exists(path)) {
            throw new IOException("[" + path + "] is still there");
        }
    }
}
