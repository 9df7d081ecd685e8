package io.mainswatch.common.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Fails a test class in which an event loop was blocked. Registered for every class by the service loader. */
public final class BlockedLoops implements BeforeAllCallback, AfterAllCallback {
    public static final long LIMIT_MILLIS = 200;

    private static final String CHECKER = "io.vertx.core.impl.BlockedThreadChecker";
    private static final Queue<String> WARNINGS = new ConcurrentLinkedQueue<>();

    static {
        var appender = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                // Workers may take their time: that is what they are for.
                if (event.getFormattedMessage().contains("vert.x-eventloop-thread")) {
                    WARNINGS.add(event.getFormattedMessage());
                }
            }
        };
        appender.start();
        ((Logger) LoggerFactory.getLogger(CHECKER)).addAppender(appender);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        WARNINGS.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (!WARNINGS.isEmpty()) {
            throw new AssertionError("an event loop was blocked: " + WARNINGS);
        }
    }
}
