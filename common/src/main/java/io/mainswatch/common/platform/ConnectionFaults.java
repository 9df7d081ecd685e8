package io.mainswatch.common.platform;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.CodecException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Tells apart what Vert.x reports about a connection that broke. What a peer does on its socket (a reset, a torn TLS
 * handshake, bytes that are no HTTP) is counted and not logged: ten thousand devices that lose power are no ten thousand
 * errors of ours. Anything else is a defect: counted and logged whole. Named in {@code logback.xml}.
 */
public final class ConnectionFaults extends Filter<ILoggingEvent> {
    /** The logger of Vert.x this filter is made for; at debug level its lines carry their cause. */
    static final String LOGGER = "io.vertx.core.net.impl.ConnectionBase";

    private static final LongAdder PEER = new LongAdder();
    private static final LongAdder OURS = new LongAdder();

    @Override
    public FilterReply decide(ILoggingEvent event) {
        if (!event.getLoggerName().equals(LOGGER)) {
            return FilterReply.NEUTRAL;
        }
        boolean peer = event.getThrowableProxy() instanceof ThrowableProxy told && isOfPeer(told.getThrowable());
        (peer ? PEER : OURS).increment();
        return peer ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    /** {@code mainswatch_connection_faults_total} by whose fault it was: {@code peer} or {@code ours}. */
    static void bindTo(MeterRegistry registry) {
        count(registry, "peer", PEER);
        count(registry, "ours", OURS);
    }

    private static void count(MeterRegistry registry, String by, LongAdder faults) {
        FunctionCounter.builder("mainswatch_connection_faults", faults, LongAdder::sum)
                .description("connections that broke, by whose fault it was")
                .tag("by", by)
                .register(registry);
    }

    private static boolean isOfPeer(@Nullable Throwable cause) {
        return cause instanceof IOException
                || cause instanceof CodecException
                || cause instanceof TimeoutException
                || cause instanceof VertxException;
    }
}
