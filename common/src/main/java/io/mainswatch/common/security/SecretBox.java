package io.mainswatch.common.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what must be readable again (device secrets, needed for HMAC) with AES-256-GCM under the installation's
 * master key. A sealed text is {@code 12 bytes nonce || ciphertext || 16 bytes tag}; the context (for example the
 * device's id) is authenticated with it, so a row copied to another device does not open.
 */
public final class SecretBox {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec sealing;
    private final SecretKeySpec signing;

    /** @param masterKey at least 32 bytes */
    public SecretBox(byte[] masterKey) {
        if (masterKey.length < 32) {
            throw new IllegalArgumentException("a master key has at least 32 bytes");
        }
        this.sealing = new SecretKeySpec(derive(masterKey, "seal"), "AES");
        this.signing = new SecretKeySpec(derive(masterKey, "sign"), "HmacSHA256");
    }

    public byte[] seal(String context, String plain) {
        try {
            byte[] nonce = Secrets.randomBytes(NONCE_BYTES);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain.getBytes(UTF_8));
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM must be available", e);
        }
    }

    /** @throws IllegalStateException when the box was sealed under another key or for another context */
    public String open(String context, byte[] box) {
        try {
            byte[] nonce = Arrays.copyOf(box, NONCE_BYTES);
            var cipher = cipher(Cipher.DECRYPT_MODE, nonce, context);
            return new String(cipher.doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES), UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "a stored secret does not open: it was sealed under another master key (see MAINSWATCH_MASTER_KEY)",
                    e);
        }
    }

    /** HMAC-SHA256 under a key derived from the master key: signs what leaves and must come back unchanged. */
    public byte[] sign(String text) {
        return mac(signing, text);
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(UTF_8));
        return cipher;
    }

    private static byte[] derive(byte[] masterKey, String purpose) {
        return mac(new SecretKeySpec(masterKey, "HmacSHA256"), "mainswatch/" + purpose);
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 must be available", e);
        }
    }
}
