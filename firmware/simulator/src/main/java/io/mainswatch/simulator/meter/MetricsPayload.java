package io.mainswatch.simulator.meter;

import static io.mainswatch.simulator.appliance.Sample.rounded;

import io.mainswatch.simulator.appliance.Sample;
import io.vertx.core.json.JsonObject;

/** The JSON of {@code pzem/metrics}, with the resolution of a PZEM-004T. */
final class MetricsPayload {
    private MetricsPayload() {}

    static String of(Sample sample, long boot, long seq) {
        return new JsonObject()
                .put("voltage", rounded(sample.volts(), 1))
                .put("current", rounded(sample.amps(), 3))
                .put("power", rounded(sample.watts(), 1))
                .put("energy", kilowattHours(sample))
                .put("frequency", rounded(sample.hertz(), 1))
                .put("pf", rounded(sample.powerFactor(), 2))
                .put("ts", sample.at().toEpochMilli())
                .put("boot", boot)
                .put("seq", seq)
                .encode();
    }

    /** The counter in kWh; it shows whole watt hours and therefore never rounds up. */
    static double kilowattHours(Sample sample) {
        return Math.floor(sample.counterWattHours()) / 1000;
    }
}
