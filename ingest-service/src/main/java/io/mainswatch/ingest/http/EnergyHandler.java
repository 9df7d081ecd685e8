package io.mainswatch.ingest.http;

import io.mainswatch.common.device.MeasurementLimits;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.time.Clock;
import io.mainswatch.ingest.device.KnownDevice;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** {@code POST /energy}: one reading in local time, with the device's secret. */
final class EnergyHandler implements Handler<RoutingContext> {
    private final Sender sender;
    private final Clock clock;
    private final Receipts receipts;

    EnergyHandler(Sender sender, Clock clock, Receipts receipts) {
        this.sender = sender;
        this.clock = clock;
        this.receipts = receipts;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var body = ctx.body().buffer();
        ctx.put(Refusals.BODY, body);
        sender.of(ctx)
                .compose(device -> receipts.reading(
                        device, checked(EnergyForm.of(body), device).measurement(device.zone())))
                .onSuccess(isNew -> Answers.json(ctx, new ReadingsOutcome(isNew ? 1 : 0, isNew ? 0 : 1, List.of())))
                .onFailure(ctx::fail);
    }

    private EnergyForm checked(EnergyForm form, KnownDevice device) {
        if (!form.deviceId().equals(device.id())) {
            throw Failure.forbidden("device_id: " + form.deviceId() + ", expected the device the secret belongs to");
        }
        var at = form.at(device.zone());
        var latest = clock.now().plus(MeasurementLimits.AHEAD);
        if (at.isBefore(MeasurementLimits.EARLIEST) || (clock.trusted() && at.isAfter(latest))) {
            throw Failure.invalid(
                    "timestamp", at + ", expected from " + MeasurementLimits.EARLIEST + " to a day from now");
        }
        return form;
    }
}
