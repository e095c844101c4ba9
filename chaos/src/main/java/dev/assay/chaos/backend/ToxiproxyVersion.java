package dev.assay.chaos.backend;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a server with Toxiproxy's API.
 *
 * @param major before the first dot
 * @param minor after it
 * @param text all of it
 */
record ToxiproxyVersion(int major, int minor, String text) {
    /** The first one that can reset connections. */
    private static final int MAJOR = 2;

    private static final int MINOR = 2;

    /** Plain text or JSON, which was malformed once. */
    private static final Pattern FORM =
            Pattern.compile("(?:\\{\\s*\"version\"\\s*:\\s*\")?((\\d{1,4})\\.(\\d{1,4})[\\w.+-]*)(?:\"?\\s*})?");

    private static final int MOST = 1024;

    /** Ask a server, in bounded time. The official client would wait for ever. */
    static ToxiproxyVersion ask(ToxiproxyAddress address, Duration limit) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address + "/version").toURL().openConnection();
        connection.setConnectTimeout((int) limit.toMillis());
        connection.setReadTimeout((int) limit.toMillis());
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("GET /version was answered with status [" + status + "]");
            }
            return parse(body(connection));
        } finally {
            connection.disconnect();
        }
    }

    private static String body(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getInputStream()) {
            return new String(body.readNBytes(MOST), StandardCharsets.UTF_8).strip();
        }
    }

    static ToxiproxyVersion parse(String body) throws IOException {
        Matcher matcher = FORM.matcher(body);
        if (!matcher.matches()) {
            throw new IOException("GET /version was answered with [" + shortened(body) + "], which is no version");
        }
        return new ToxiproxyVersion(
                Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)), matcher.group(1));
    }

    private static String shortened(String body) {
        return body.length() <= 60 ? body : body.substring(0, 60) + "...";
    }

    boolean isNewEnough() {
        return major > MAJOR || (major == MAJOR && minor >= MINOR);
    }
}
