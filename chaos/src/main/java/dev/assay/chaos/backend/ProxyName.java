package dev.assay.chaos.backend;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that tells to whom a proxy belongs, so that a later run finds what a killed one left on a server that outlives both.
 *
 * @param machine the machine, in hexadecimal digits
 * @param process its process
 * @param started when that began, in milliseconds, because process numbers come again
 */
record ProxyName(String machine, long process, long started) {
    private static final Pattern FORM = Pattern.compile("assay-([0-9a-f]{1,8})-(\\d{1,10})-(\\d{1,15})-[0-9a-f]{8}");

    static ProxyName ofThisProcess() {
        return of(ProcessHandle.current());
    }

    static ProxyName of(ProcessHandle process) {
        return new ProxyName(Integer.toHexString(host().hashCode()), process.pid(), startOf(process));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return String.valueOf(unnamed.getMessage());
        }
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    static Optional<ProxyName> parse(String name) {
        Matcher matcher = FORM.matcher(name);
        return matcher.matches()
                ? Optional.of(new ProxyName(
                        matcher.group(1), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    /** Return whether its process ran on this machine and has ended; of other machines nothing is known. */
    boolean isLeftOver() {
        return machine.equals(ofThisProcess().machine)
                && ProcessHandle.of(process)
                        .filter(ProcessHandle::isAlive)
                        .filter(alive -> startOf(alive) == started)
                        .isEmpty();
    }

    /** Write a name that no other proxy has. */
    String write() {
        return "assay-%s-%d-%d-%s"
                .formatted(
                        machine, process, started, UUID.randomUUID().toString().substring(0, 8));
    }
}
