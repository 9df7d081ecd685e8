package io.mainswatch.dashboard.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Fields;
import io.mainswatch.common.http.Json;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the browser's {@code navigator.credentials} answered, as it stands in a body: texts in base64url.
 *
 * @param id the credential
 * @param response {@code clientDataJSON} and what else the ceremony has
 * @param challenge which challenge it answers, as the browser says
 */
record PasskeyAnswer(String id, JsonObject response, String challenge) {
    /** What a browser sends when a passkey is made. */
    static final List<String> MAKING = List.of("clientDataJSON", "attestationObject");
    /** What a browser sends when one signs. */
    static final List<String> SIGNING = List.of("clientDataJSON", "authenticatorData", "signature");

    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]{1,20000}");
    private static final String EXPECTED = "expected base64url without padding, as the browser gave it";

    /** Notes mistakes in the fields, each by its name; call {@link Fields#orThrow} before using the answer. */
    static PasskeyAnswer of(Fields fields, List<String> parts) {
        var id = fields.matching("id", BASE64URL, EXPECTED);
        var response = new JsonObject();
        parts.forEach(part -> response.put(part, fields.matching(part, BASE64URL, EXPECTED)));
        return new PasskeyAnswer(id, response, challenge(fields, response.getString("clientDataJSON")));
    }

    /** In the form in which WebAuthn's own JSON has it. */
    JsonObject json() {
        return new JsonObject()
                .put("id", id)
                .put("rawId", id)
                .put("type", "public-key")
                .put("response", response);
    }

    /** @throws Failure invalid, when the browser did something else than was asked for */
    void requireType(String type) {
        if (!type.equals(
                clientData(response.getString("clientDataJSON")).path("type").asText())) {
            throw Failure.invalid("clientDataJSON", "another ceremony, expected " + type);
        }
    }

    private static String challenge(Fields fields, String clientDataJson) {
        var challenge = clientData(clientDataJson).path("challenge").asText();
        if (challenge.isEmpty() && !clientDataJson.isEmpty()) {
            fields.refuse("clientDataJSON", "not the browser's client data, expected JSON with a challenge");
        }
        return challenge;
    }

    private static JsonNode clientData(String base64) {
        try {
            return Json.MAPPER.readTree(new String(Base64.getUrlDecoder().decode(base64), UTF_8));
        } catch (IOException | IllegalArgumentException notJson) {
            return Json.MAPPER.createObjectNode();
        }
    }
}
