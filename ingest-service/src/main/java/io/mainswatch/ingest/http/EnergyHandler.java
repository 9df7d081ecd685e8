package io.mainswatch.ingest.http;

import io.mainswatch.common.device.MeasurementLimits;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.time.Clock;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.writer.Intake;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** {@code POST /energy}: one reading in local time, with the device's secret. */
final class EnergyHandler implements Handler<RoutingContext> {
    private final Sender sender;
    private final Intake intake;
    private final Clock clock;
    private final Receipts receipts;

    EnergyHandler(Sender sender, Intake intake, Clock clock, Receipts receipts) {
        this.sender = sender;
        this.intake = intake;
        this.clock = clock;
        this.receipts = receipts;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var body = ctx.body().buffer();
        ctx.put(Refusals.BODY, body);
        sender.of(ctx)
                .compose(device -> store(device, checked(EnergyForm.of(body), device)))
                .onSuccess(isNew -> Answers.json(ctx, new ReadingsOutcome(isNew ? 1 : 0, isNew ? 0 : 1, List.of())))
                .onFailure(ctx::fail);
    }

    private Future<Boolean> store(KnownDevice device, EnergyForm form) {
        return receipts.await(receipt -> intake.reading(device, form.measurement(device.zone()), receipt));
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
