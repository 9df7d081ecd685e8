package io.mainswatch.ingest.picture.reader;

import io.mainswatch.common.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The whole photos the tests read; where they come from is said in NOTICE beside them. */
final class Photos {
    static final String MIRRORED = "seed-metercam-raw";
    static final String WATER = "watermeter1";
    static final String WATER_LATER = "watermeter2";

    private Photos() {}

    static byte[] bytes(String photo) {
        return resource(photo + ".jpg");
    }

    static ReferencePicture reference(String photo) {
        return ReferencePicture.of(bytes(photo));
    }

    static MeterSetup setup(String photo) {
        try {
            return MeterSetup.of(Json.MAPPER.readTree(resource(photo + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if the camera had moved: what was at a point is now where the map takes it. */
    static GreyPicture moved(GreyPicture picture, Affine map) {
        var back = map.inverse();
        var levels = new byte[picture.levels().length];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                levels[y * picture.width() + x] =
                        (byte) Math.round(picture.between(back.mapX(x + 0.5, y + 0.5), back.mapY(x + 0.5, y + 0.5)));
            }
        }
        return new GreyPicture(picture.width(), picture.height(), levels);
    }

    /** Each level as a function makes it. */
    static GreyPicture lit(GreyPicture picture, java.util.function.IntUnaryOperator light) {
        var levels = picture.levels().clone();
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) Math.max(0, Math.min(255, light.applyAsInt(levels[i] & 0xFF)));
        }
        return new GreyPicture(picture.width(), picture.height(), levels);
    }

    private static byte[] resource(String name) {
        try (var in = Objects.requireNonNull(Photos.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
