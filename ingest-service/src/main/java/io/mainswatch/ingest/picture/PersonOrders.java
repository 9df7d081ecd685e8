package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.picture.PictureForm;
import io.mainswatch.common.platform.Platform;
import io.mainswatch.ingest.device.DeviceDirectory;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.picture.Testimony.Digit;
import io.mainswatch.ingest.picture.judge.MeterState;
import io.mainswatch.ingest.picture.judge.PersonJudge;
import io.mainswatch.ingest.picture.judge.Ruling;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders by which a person says what a meter shows. */
final class PersonOrders {
    /** A slip of the pen must not take back a week. */
    private static final int MOST_WITHDRAWN_UNASKED = 20;

    private final Platform platform;
    private final DeviceDirectory devices;
    private final MeterCourt court;

    PersonOrders(Platform platform, DeviceDirectory devices, MeterCourt court) {
        this.platform = platform;
        this.devices = devices;
        this.court = court;
    }

    /** Notes a person's picture; its file is in the store already. */
    Future<JsonNode> picture(MeterOrder order) {
        var body = order.body();
        var form = new PictureForm(
                order.text("mediaType"),
                body.path("width").asInt(),
                body.path("height").asInt());
        var picture = NewPicture.of(
                order.homeId(),
                order.deviceId(),
                "person",
                order.instant("at"),
                HexFormat.of().parseHex(order.text("sha256")),
                form,
                body.path("bytes").asInt());
        return new PictureStore(platform.database().pool())
                .insert(picture.at(order.text("fileName")))
                .map(isNew -> JsonNodeFactory.instance
                        .objectNode()
                        .put("id", picture.id())
                        .put("sha256", picture.sha256Hex()));
    }

    /** What a person reads in a picture, or that nothing can be read there. */
    Future<JsonNode> correction(MeterOrder order) {
        return new PictureStore(platform.database().pool())
                .find(order.text("pictureId"), order.deviceId())
                .map(found -> found.orElseThrow(() -> Failure.unknown("no such picture")))
                .compose(picture -> heard(order, picture.id(), picture.id(), picture.takenAt()));
    }

    /** A value that a person typed in, with or without a picture. */
    Future<JsonNode> reading(MeterOrder order) {
        var pictureId = order.text("pictureId");
        var at = order.instant("at");
        return pictureId.isEmpty()
                ? heard(order, order.id(), null, at)
                : new PictureStore(platform.database().pool())
                        .find(pictureId, order.deviceId())
                        .map(found -> found.orElseThrow(() -> Failure.invalid("pictureId", "no such picture")))
                        .compose(picture -> heard(order, picture.id(), picture.id(), at));
    }

    private Future<JsonNode> heard(MeterOrder order, String ref, @Nullable String pictureId, Instant at) {
        return devices.find(order.deviceId())
                .map(found -> found.orElseThrow(() -> Failure.unknown("no such device")))
                .compose(device -> meter(order)
                        .compose(meter -> new MeterReadingStore(
                                        platform.database().pool())
                                .digits(ref)
                                .map(seen -> testimony(order, meter, ref, seen).of(pictureId, at))
                                .compose(testimony -> judged(order, device, meter, testimony))));
    }

    private Future<JsonNode> judged(MeterOrder order, KnownDevice device, MeterInForce meter, Testimony testimony) {
        return court.hear(
                        device,
                        testimony,
                        (state, transaction) -> new PictureStore(transaction)
                                .settled(testimony.ref())
                                .map(settled -> ruling(order, new PersonJudge(meter.limits()), state, testimony)))
                .map(PersonOrders::answer);
    }

    /** What a person says, before it is told of which picture and when. */
    private interface Saying {
        Testimony of(@Nullable String pictureId, Instant at);
    }

    private static Saying testimony(MeterOrder order, MeterInForce meter, String ref, List<Digit> seen) {
        double wattHours = order.body().path("value").asDouble()
                * MeterInForce.wattHoursOf(meter.setup().register().unit());
        if (wattHours >= meter.limits().capacityWattHours()) {
            throw Failure.invalid("value", "more than the register can show");
        }
        boolean unreadable = order.flag("unreadable");
        return (pictureId, at) -> new Testimony(
                order.homeId(),
                order.deviceId(),
                ref,
                pictureId,
                meter.id(),
                at,
                order.requestedBy(),
                unreadable ? null : Double.valueOf(wattHours),
                unreadable ? List.of() : PersonDigits.of(wattHours, meter, seen),
                null);
    }

    private static Ruling ruling(MeterOrder order, PersonJudge judge, MeterState state, Testimony testimony) {
        var wattHours = testimony.readWattHours();
        if (wattHours == null) {
            return judge.unreadable(state, testimony.ref());
        }
        if (order.flag("replaced")) {
            requireLatest(state, testimony.at());
            return judge.replaced(state, testimony.ref(), testimony.at(), wattHours);
        }
        var ruling = judge.judge(state, testimony.ref(), testimony.at(), wattHours);
        if (ruling.withdrawn().size() > MOST_WITHDRAWN_UNASKED && !order.flag("confirm")) {
            throw Failure.conflict("this contradicts " + ruling.withdrawn().size()
                    + " published readings; send it with \"confirm\": true to withdraw them, or with \"replaced\": true"
                    + " when it is another meter");
        }
        return ruling;
    }

    private static void requireLatest(MeterState state, Instant at) {
        state.last().filter(last -> !at.isAfter(last.at())).ifPresent(last -> {
            throw Failure.invalid("at", "not after the last value of the old meter (" + last.at() + ")");
        });
    }

    private Future<MeterInForce> meter(MeterOrder order) {
        return new MeterSetupStore(platform.database().pool())
                .newest(order.deviceId())
                .map(found -> found.orElseThrow(
                        () -> Failure.conflict("the camera has no set-up yet: the unit of its register is not known")));
    }

    private static JsonNode answer(Ruling ruling) {
        var answer = JsonNodeFactory.instance
                .objectNode()
                .put("verdict", ruling.verdict().wire())
                .put("withdrawn", ruling.withdrawn().size());
        return Double.isNaN(ruling.wattHours()) ? answer.putNull("valueWh") : answer.put("valueWh", ruling.wattHours());
    }
}
