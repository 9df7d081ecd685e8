package io.mainswatch.dashboard.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mainswatch.common.failure.Failure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The text of a sender before it is any device's. It is filled into shell scripts and XML, so nothing but an address made
 * of harmless characters may stand in it.
 */
record SenderTemplate(String text) {
    private static final Pattern HARMLESS = Pattern.compile("http://[A-Za-z0-9._:\\[\\]-]+/ping/[A-Za-z0-9_-]+");
    private static final String SHARED = "beat.sh";

    /** Blocks while it reads. Fails when the program was packed without it. */
    static SenderTemplate read(Sender sender) throws IOException {
        var text = file(sender.template());
        return new SenderTemplate(
                text.contains("@BEAT@") ? text.replace("@BEAT@", file(SHARED).strip()) : text);
    }

    /** @throws Failure invalid when the address cannot be one of ours */
    String filled(String deviceId, String pingUrl) {
        if (!HARMLESS.matcher(pingUrl).matches()) {
            throw Failure.invalid("Host", "cannot be written into a file, expected a host name or an address");
        }
        return text.replace("@DEVICE_ID@", deviceId).replace("@PING_URL@", pingUrl);
    }

    private static String file(String name) throws IOException {
        try (var stream = SenderTemplate.class.getResourceAsStream("/senders/" + name)) {
            if (stream == null) {
                throw new FileNotFoundException("senders/" + name + " is missing on the class path");
            }
            return new String(stream.readAllBytes(), UTF_8);
        }
    }
}
