package io.mainswatch.ingest.picture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mainswatch.common.http.Json;
import io.mainswatch.ingest.device.KnownDevice;
import io.mainswatch.ingest.picture.judge.Frame;
import io.mainswatch.ingest.picture.judge.Frame.Glance;
import io.mainswatch.ingest.picture.reader.MeterSetup;
import io.mainswatch.ingest.picture.reader.ReadOutcome;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the reader saw, in the forms that the judge, the database and people want. */
final class Sight {
    private Sight() {}

    static Frame frame(PictureRow picture, Seen seen, MeterInForce meter) {
        var text = seen.text();
        var glances = new ArrayList<Glance>();
        for (int place = 0; place < text.length(); place++) {
            glances.add(new Glance(
                    text.charAt(place) - '0', seen.digits().get(place).confidence()));
        }
        return new Frame(
                picture.id(),
                picture.takenAt(),
                Long.parseLong(text) * meter.unitWattHours(),
                glances,
                meter.setup().threshold());
    }

    static Testimony testimony(KnownDevice device, PictureRow picture, Seen seen, MeterInForce meter) {
        return new Testimony(
                device.homeId(),
                device.id(),
                picture.id(),
                picture.id(),
                meter.id(),
                picture.takenAt(),
                null,
                Long.parseLong(seen.text()) * meter.unitWattHours(),
                digits(seen),
                (float) seen.confidence());
    }

    /** A picture that was read once and cannot be read any more. */
    static Testimony unseen(KnownDevice device, PictureRow picture) {
        return new Testimony(
                device.homeId(),
                device.id(),
                picture.id(),
                picture.id(),
                null,
                picture.takenAt(),
                null,
                null,
                List.of(),
                null);
    }

    /** For somebody who tries a set-up. */
    static ObjectNode answer(ReadOutcome outcome, MeterSetup setup) {
        var answer = JsonNodeFactory.instance.objectNode();
        if (outcome instanceof ReadOutcome.Refused refused) {
            return answer.put("outcome", "refused")
                    .put("reason", word(refused.reason()))
                    .put("detail", refused.detail());
        }
        var seen = (Seen) outcome;
        double wattHours = MeterInForce.wattHoursOf(setup.register().unit());
        answer.put("outcome", "seen")
                .put("text", seen.text())
                .put("value", seen.value())
                .put("valueWh", seen.value().doubleValue() * wattHours)
                .put("unit", setup.register().unit().symbol())
                .put("confidence", seen.confidence())
                .put("alignment", seen.alignment())
                .put("sure", seen.sure(setup.threshold()));
        answer.set("digits", Json.MAPPER.valueToTree(digits(seen)));
        return answer;
    }

    static String word(ReadOutcome.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<Testimony.Digit> digits(Seen seen) {
        return seen.digits().stream()
                .map(one -> new Testimony.Digit(
                        one.digit(),
                        one.blank() ? null : Double.valueOf(one.position()),
                        one.confidence(),
                        one.blank()))
                .toList();
    }
}
