package io.mainswatch.ingest.gateway;

import io.mainswatch.ingest.writer.Intake;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a will to those who listen, once it was spoken: not when a newer session was there before.
 *
 * @param will null when there was none
 */
record WillTold(
        Copies copies,
        @Nullable String home,
        String clientId,
        @Nullable Will will) implements Intake.Receipt {
    private static final Logger LOG = LoggerFactory.getLogger(WillTold.class);

    @Override
    public void stored() {
        if (will != null && home != null) {
            copies.send(home, clientId, new Copies.Copy(will.topic(), will.payload(), will.qos()));
        }
    }

    @Override
    public void duplicate() {
        // Nothing was said, so nobody is told.
    }

    @Override
    public void rejected(String reason) {
        LOG.atWarn()
                .addKeyValue("clientId", clientId)
                .addKeyValue("reason", reason)
                .log("the end of a session was refused");
    }
}
