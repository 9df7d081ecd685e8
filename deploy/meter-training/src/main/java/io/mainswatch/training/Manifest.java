package io.mainswatch.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mainswatch.common.http.Json;
import io.mainswatch.ingest.picture.reader.DigitScores;
import io.mainswatch.ingest.picture.reader.LabelledCrop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the weights were made of and how well they do, beside them as JSON. */
final class Manifest {
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    Manifest(List<LabelledCrop> crops, Typefaces typefaces, List<Integer> seeds, int steps) {
        json.put("dataSha256", hash(crops)).put("digits", crops.size());
        json.put("typefacesSha256", typefaces.sha256()).put("typefaces", typefaces.count());
        json.put("steps", steps);
        seeds.forEach(json.putArray("seeds")::add);
    }

    /** Over every picture's pixels, label and place, in the order of the label file. */
    private static String hash(List<LabelledCrop> crops) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var crop : crops) {
                sha.update(Json.MAPPER.writeValueAsBytes(
                        List.of(crop.file(), crop.position(), crop.tenth(), crop.split())));
                sha.update(ByteBuffer.allocate(4).putInt(crop.picture().width()).array());
                sha.update(crop.picture().levels());
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param heldOut scores by group of digits that were not learned from */
    void write(Path weights, byte[] bytes, Map<String, DigitScores> heldOut) throws IOException {
        json.put("weightsBytes", bytes.length);
        var scores = json.putObject("validByGroup");
        heldOut.forEach((group, score) -> scores.putObject(group)
                .put("digits", score.count())
                .put("settledRight", rounded(score.settledRight()))
                .put("drumsWithinTenth", rounded(score.drumsWithinTenth()))
                .put("kept", rounded(score.kept()))
                .put("keptWrong", score.keptWrongCount()));
        var name = weights.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".json";
        Files.writeString(
                weights.resolveSibling(name),
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    }

    private static @Nullable Double rounded(double share) {
        return Double.isNaN(share) ? null : Math.round(share * 10_000) / 10_000.0;
    }
}
