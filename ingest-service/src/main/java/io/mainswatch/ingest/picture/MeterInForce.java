package io.mainswatch.ingest.picture;

import io.mainswatch.ingest.picture.judge.MeterLimits;
import io.mainswatch.ingest.picture.reader.MeterSetup;
import io.mainswatch.ingest.picture.reader.RegisterUnit;
import org.jspecify.annotations.Nullable;

/**
 * The set-up by which a camera's pictures are read and judged.
 *
 * @param pictureId the reference picture
 * @param taught what the reader was taught of this meter, or null where the shipped one reads it
 */
record MeterInForce(
        long id,
        MeterSetup setup,
        SupplyBounds supply,
        String pictureId,
        @Nullable Taught taught) {
    /** The same once it is saved. */
    MeterInForce saved(long setupId) {
        return new MeterInForce(setupId, setup, supply, pictureId, taught);
    }

    MeterLimits limits() {
        double unit = unitWattHours();
        double capacity = unit * Math.pow(10, setup.digits().size());
        return new MeterLimits(supply.mostWatts(), unit, capacity, supply.feedsIn());
    }

    /** One step of the last digit. */
    double unitWattHours() {
        return wattHoursOf(setup.register().unit())
                / Math.pow(10, setup.register().decimals());
    }

    /** 0 for what counts no energy. */
    static double wattHoursOf(RegisterUnit unit) {
        return switch (unit) {
            case WATT_HOURS -> 1;
            case KILOWATT_HOURS -> 1e3;
            case MEGAWATT_HOURS -> 1e6;
            case CUBIC_METRES, LITRES -> 0;
        };
    }
}
