package io.mainswatch.common.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Fails a test class in which an event loop was blocked. Registered for every class by the service loader. */
public final class BlockedLoops implements BeforeAllCallback, AfterAllCallback {
    public static final long LIMIT_MILLIS = 200;

    private static final String CHECKER = "io.vertx.core.impl.BlockedThreadChecker";
    private static final Pattern BLOCKED =
            Pattern.compile("vert\\.x-eventloop-thread\\S* has been blocked for (\\d+) ms");
    private static final Queue<String> WARNINGS = new ConcurrentLinkedQueue<>();

    static {
        var appender = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (isBlocked(event.getFormattedMessage(), event.getInstant())) {
                    WARNINGS.add(event.getFormattedMessage());
                }
            }
        };
        appender.start();
        Crowding.watch();
        ((Logger) LoggerFactory.getLogger(CHECKER)).addAppender(appender);
    }

    /**
     * Whether a line of the checker tells of an event loop that had its turn and did not come back. Workers may take
     * their time: that is what they are for.
     */
    public static boolean isBlocked(String line, Instant at) {
        var told = BLOCKED.matcher(line);
        return told.find() && !Crowding.during(at, Duration.ofMillis(Long.parseLong(told.group(1))));
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
