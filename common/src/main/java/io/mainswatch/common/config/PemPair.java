package io.mainswatch.common.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code MAINSWATCH_TLS_CERTIFICATE} and its key, PEM files (RFC 7468), looked at before anything relies on them. */
final class PemPair {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    /** A chain of certificates is a few kilobytes. */
    private static final long LARGEST_BYTES = 1 << 20;

    private final Path certificateFile;
    private final Path keyFile;
    private final Optional<X509Certificate> certificate;
    private final List<Block> keys;

    private record Block(String label, byte[] der) {}

    private PemPair(Path certificateFile, Path keyFile) {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.certificate = blocks(certificateFile).stream()
                .filter(block -> block.label().equals("CERTIFICATE"))
                .findFirst()
                .flatMap(PemPair::certificate);
        this.keys = blocks(keyFile).stream()
                .filter(block -> block.label().endsWith("PRIVATE KEY"))
                .filter(block -> !block.label().startsWith("ENCRYPTED"))
                .toList();
    }

    /** A file that cannot be read is one with nothing in it. */
    static PemPair read(Path certificate, Path key) {
        return new PemPair(certificate, key);
    }

    /** Each with the name of its setting and what is expected. */
    List<String> mistakes() {
        var mistakes = new ArrayList<String>();
        if (certificate.isEmpty()) {
            mistakes.add("MAINSWATCH_TLS_CERTIFICATE: no certificate in " + certificateFile
                    + ", expected a PEM file that begins with this server's own");
        }
        if (keys.isEmpty()) {
            mistakes.add("MAINSWATCH_TLS_KEY: no private key in " + keyFile
                    + ", expected a PEM file with one that needs no pass phrase");
        } else if (isMismatch()) {
            mistakes.add("MAINSWATCH_TLS_KEY: not the key of the certificate in " + certificateFile
                    + ", expected the two that were made together");
        }
        return mistakes;
    }

    /** What works here and is refused elsewhere. */
    List<String> warnings(Instant now) {
        return certificate.map(own -> own.getNotAfter().toInstant()).filter(now::isAfter).stream()
                .map(end -> "MAINSWATCH_TLS_CERTIFICATE: expired at " + end + "; devices and browsers will refuse it")
                .toList();
    }

    /** Older forms than PKCS #8 are not looked into. */
    private boolean isMismatch() {
        return certificate.isPresent()
                && keys.stream()
                        .filter(key -> key.label().equals("PRIVATE KEY"))
                        .anyMatch(key -> !fits(key.der(), certificate.get().getPublicKey()));
    }

    private static boolean fits(byte[] pkcs8, PublicKey publicKey) {
        try {
            var factory = KeyFactory.getInstance(publicKey.getAlgorithm());
            var signature = Signature.getInstance(algorithm(publicKey.getAlgorithm()));
            var probe = new byte[32];
            new SecureRandom().nextBytes(probe);
            signature.initSign(factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
            signature.update(probe);
            var signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException notOfThisKind) {
            return false;
        }
    }

    private static String algorithm(String keys) {
        return switch (keys) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> keys;
        };
    }

    private static Optional<X509Certificate> certificate(Block block) {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            return Optional.of((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der())));
        } catch (CertificateException damaged) {
            return Optional.empty();
        }
    }

    private static List<Block> blocks(Path file) {
        var found = new ArrayList<Block>();
        var matcher = BLOCK.matcher(text(file));
        while (matcher.find()) {
            try {
                found.add(new Block(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2))));
            } catch (IllegalArgumentException damaged) {
                // As good as not there.
            }
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.size(file) > LARGEST_BYTES ? "" : Files.readString(file, ISO_8859_1);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
