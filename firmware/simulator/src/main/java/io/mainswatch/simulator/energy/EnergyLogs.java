package io.mainswatch.simulator.energy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;

/** The two files of a run: {@code sensor_log.csv} with every reading, {@code comm_log.txt} with every attempt. */
record EnergyLogs(Journal sensors, Journal communication) {
    static Future<EnergyLogs> open(Vertx vertx, Path folder) {
        return Journal.open(vertx, folder.resolve("sensor_log.csv"), EnergyReading.HEADER)
                .compose(sensors -> Journal.open(vertx, folder.resolve("comm_log.txt"), "")
                        .map(communication -> new EnergyLogs(sensors, communication)));
    }

    Future<Void> close() {
        return sensors.close().compose(closed -> communication.close());
    }
}
