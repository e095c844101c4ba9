package dev.assay.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a server stores in place of a password (RFC 5802, RFC 7677), made here so that the password itself is never part of a
 * statement and so never of a log.
 *
 * <p>One iteration, not 4096: iterations slow down the guessing of weak passwords, and these have 256 random bits. It makes each
 * login some milliseconds faster.
 */
final class ScramVerifier {
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};

    private ScramVerifier() {}

    static String of(String password, byte[] salt) {
        try {
            byte[] salted = hmac(password.getBytes(StandardCharsets.US_ASCII), salt, FIRST_BLOCK);
            byte[] stored = MessageDigest.getInstance("SHA-256").digest(hmac(salted, ascii("Client Key")));
            byte[] server = hmac(salted, ascii("Server Key"));
            return "SCRAM-SHA-256$1:%s$%s:%s".formatted(base64(salt), base64(stored), base64(server));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(key, ALGORITHM));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
