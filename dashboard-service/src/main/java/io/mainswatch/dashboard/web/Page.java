package io.mainswatch.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mainswatch.common.security.Secrets;
import java.util.Base64;
import java.util.Map;

/**
 * An HTML document and what belongs to exactly its bytes.
 *
 * @param etag as the header carries it; weak, since it stands for the plain and the compressed form
 * @param contentSecurityPolicy allows nothing but this server's own files and the one inline script the page holds
 */
record Page(Asset file, String etag, String contentSecurityPolicy) {
    /** Without a script of its own a page may run none. */
    private static final String POLICY = "default-src 'none'; script-src %s; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
            + "form-action 'self'; require-trusted-types-for 'script'; trusted-types lit-html mainswatch-worker";

    /**
     * Fills {@code {{name}}} in a file of the page.
     *
     * @param inlineScript the text of its import map, empty when it has none
     */
    static Page of(String path, Map<String, String> values, String inlineScript) {
        var html = new String(ClassPathFile.read(WebAssets.FILES + path), UTF_8);
        for (var value : values.entrySet()) {
            html = html.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        var content = html.getBytes(UTF_8);
        var scripts =
                inlineScript.isEmpty() ? "'self'" : "'self' 'sha256-" + digest(inlineScript.getBytes(UTF_8)) + "'";
        return new Page(Asset.of(path, content), "W/\"" + digest(content) + '"', POLICY.formatted(scripts));
    }

    private static String digest(byte[] content) {
        return Base64.getEncoder().encodeToString(Secrets.sha256(content));
    }
}
