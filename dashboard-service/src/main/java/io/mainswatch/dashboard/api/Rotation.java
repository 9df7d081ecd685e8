package io.mainswatch.dashboard.api;

import io.mainswatch.common.http.Fields;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for who wants new keys of a device.
 *
 * @param overlapSeconds how much longer the older ones stay valid, 0 to a week
 */
record Rotation(int overlapSeconds, boolean ofPingKey) {
    /** No body asks for the usual: a new secret, the older ones at an end. */
    static Rotation from(@Nullable Buffer body) {
        if (body == null || body.length() == 0) {
            return new Rotation(0, false);
        }
        var fields = Fields.of(body);
        var overlap = fields.optionalInteger("overlapSeconds", 0, NewDevice.LONGEST_SECONDS);
        var kind = fields.optionalChoice("kind", List.of("secret", "ping"));
        fields.orThrow();
        return new Rotation(overlap.orElse(0), kind.filter("ping"::equals).isPresent());
    }
}
