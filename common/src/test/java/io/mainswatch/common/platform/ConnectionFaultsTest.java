package io.mainswatch.common.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.http.HttpClosedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The logging as it is shipped. */
class ConnectionFaultsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Logger logger;

    @BeforeEach
    void configure() throws JoranException {
        context.setMDCAdapter(new LogbackMDCAdapter());
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(ConnectionFaults.class.getResource("/logback.xml"));
        logger = context.getLogger(ConnectionFaults.LOGGER);
        logger.iteratorForAppenders()
                .forEachRemaining(
                        appender -> ((OutputStreamAppender<ILoggingEvent>) appender).setOutputStream(written));
        ConnectionFaults.bindTo(registry);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    static Stream<Exception> peers() {
        return Stream.of(
                new IOException("Connection reset by peer"),
                new SocketException("Broken pipe"),
                new ClosedChannelException(),
                new DecoderException(new SSLHandshakeException("no cipher suites in common")),
                new HttpClosedException("connection was closed"));
    }

    @ParameterizedTest
    @MethodSource("peers")
    void what_a_peer_does_on_its_socket_is_counted_and_not_logged(Exception fault) {
        double before = faults("peer");
        logger.error(fault.getMessage(), fault);
        assertThat(faults("peer")).isEqualTo(before + 1);
        assertThat(written.size()).isZero();
    }

    @Test
    void a_defect_of_ours_is_counted_and_logged_with_its_place() {
        double before = faults("ours");
        logger.error("no such state", new IllegalStateException("no such state"));
        assertThat(faults("ours")).isEqualTo(before + 1);
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("IllegalStateException", "ConnectionFaultsTest");
    }

    private double faults(String by) {
        return registry.get("mainswatch_connection_faults")
                .tag("by", by)
                .functionCounter()
                .count();
    }
}
