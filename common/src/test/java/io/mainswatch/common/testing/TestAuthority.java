package io.mainswatch.common.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A home's own certificate authority, made for one test. */
public final class TestAuthority {
    private final Path folder;
    private final KeyPair keys;
    private final X509Certificate certificate;
    private long serial = 1;

    public TestAuthority(Path folder) throws GeneralSecurityException, IOException {
        this.folder = folder;
        this.keys = newKeys();
        this.certificate = sign("CN=Home authority", keys, true);
    }

    /** One PEM file as {@code MAINSWATCH_CLUSTER_CERTIFICATE} wants it: certificate, key, authority. */
    public Path member(String name) throws GeneralSecurityException, IOException {
        var own = newKeys();
        var signed = sign("CN=" + name, own, false);
        return Files.writeString(
                folder.resolve(name + ".pem"),
                pem("CERTIFICATE", signed.getEncoded())
                        + pem("PRIVATE KEY", own.getPrivate().getEncoded())
                        + pem("CERTIFICATE", certificate.getEncoded()));
    }

    private X509Certificate sign(String subject, KeyPair of, boolean authority)
            throws GeneralSecurityException, IOException {
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                new X500Principal("CN=Home authority"),
                BigInteger.valueOf(serial++),
                Date.from(now.minus(1, ChronoUnit.HOURS)),
                Date.from(now.plus(1, ChronoUnit.DAYS)),
                new X500Principal(subject),
                of.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!authority) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException | CertIOException e) {
            throw new IOException(e);
        }
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static String pem(String type, byte[] der) {
        var text = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n";
    }
}
