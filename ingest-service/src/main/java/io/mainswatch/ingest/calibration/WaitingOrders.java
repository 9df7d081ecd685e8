package io.mainswatch.ingest.calibration;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Sweeper;
import io.mainswatch.common.platform.Platform;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which devices have an order waiting, kept in memory: they are told beside every batch, without a question to the
 * database. May lag by {@value #SWEEP_SECONDS} s when the bell is lost; a device also asks by itself now and then.
 */
public final class WaitingOrders {
    static final int SWEEP_SECONDS = 3;
    private static final Duration BREATH = Duration.ofMillis(100);

    private final Platform platform;
    private final CalibrationStore orders;
    private final Sweeper sweeper;
    private Map<String, Long> numbers = Map.of();

    public WaitingOrders(Platform platform, CalibrationStore orders) {
        this.platform = platform;
        this.orders = orders;
        this.sweeper = new Sweeper(
                platform.vertx(), "calibration orders", Duration.ofSeconds(SWEEP_SECONDS), BREATH, this::sweep);
    }

    public Future<Void> start() {
        platform.bus().listen(Addresses.DEVICE_CHANGED, fact -> sweeper.ring());
        return sweeper.start();
    }

    public Future<?> stop() {
        return sweeper.stop();
    }

    /** The number of the order that waits for this device. */
    public OptionalLong of(String deviceId) {
        var number = numbers.get(deviceId);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private Future<Duration> sweep() {
        return orders.waiting(platform.clock().now()).map(found -> {
            numbers = found;
            return Duration.ofSeconds(SWEEP_SECONDS);
        });
    }
}
