package dev.assay.chaos.wire;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import javax.net.ssl.SSLException;

/** A certificate for localhost that signs itself (RFC 5280), with a key that exists in this process alone. */
record TestCertificate(KeyPair keys, X509Certificate certificate) {
    private static final byte[] ECDSA_WITH_SHA256 =
            Der.sequence(Der.identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
    private static final byte[] COMMON_NAME = Der.identifier(0x55, 0x04, 0x03);
    private static final byte[] ALTERNATIVE_NAMES = Der.identifier(0x55, 0x1d, 0x11);
    private static final int UTF8 = 0x0c;
    private static final int UTC_TIME = 0x17;
    private static final int DNS_NAME = 0x82;
    private static final int ADDRESS = 0x87;

    static TestCertificate make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            byte[] content = content(keys);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(content);
            byte[] whole = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
            return new TestCertificate(keys, (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole)));
        } catch (GeneralSecurityException unusual) {
            throw new IllegalStateException("this Java cannot make a certificate for TLS", unusual);
        }
    }

    SslContext context() {
        try {
            return SslContextBuilder.forServer(keys.getPrivate(), certificate).build();
        } catch (SSLException unusual) {
            throw new IllegalStateException("this Java cannot speak TLS with a certificate of its own", unusual);
        }
    }

    String pem() {
        try {
            byte[] line = "\n".getBytes(StandardCharsets.US_ASCII);
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, line).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException unusual) {
            throw new IllegalStateException("the certificate cannot be written", unusual);
        }
    }

    private static byte[] content(KeyPair keys) {
        byte[] name = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.text(UTF8, "localhost"))));
        byte[] validity = Der.sequence(Der.text(UTC_TIME, "200101000000Z"), Der.text(UTC_TIME, "491231235959Z"));
        byte[] names = Der.sequence(
                Der.text(DNS_NAME, "localhost"),
                Der.value(ADDRESS, new byte[] {127, 0, 0, 1}),
                Der.value(ADDRESS, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
        return Der.sequence(
                Der.tagged(0, Der.integer(2)),
                Der.integer(1),
                ECDSA_WITH_SHA256,
                name,
                validity,
                name,
                keys.getPublic().getEncoded(),
                Der.tagged(3, Der.sequence(Der.sequence(ALTERNATIVE_NAMES, Der.octets(names)))));
    }
}
