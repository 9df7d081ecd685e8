package io.mainswatch.standalone;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.http.Json;
import io.mainswatch.ingest.picture.reader.AnnotatedPicture;
import io.mainswatch.ingest.picture.reader.MeterSetup;
import io.mainswatch.ingest.picture.reader.ReadOutcome;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Refused;
import io.mainswatch.ingest.picture.reader.ReadOutcome.Seen;
import io.mainswatch.ingest.picture.reader.ReferencePicture;
import io.mainswatch.ingest.picture.reader.RegisterReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads one photo of a meter: to try a set-up, or a picture that was refused, without a server. */
@Command(
        name = "read-meter",
        mixinStandardHelpOptions = true,
        description = "Reads a meter off a photo and says how sure it is. Exit code 1 when there is no sure reading.")
final class ReadMeterCommand implements Callable<Integer> {
    private static final int NOT_SURE = 1;
    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png");

    @Parameters(paramLabel = "PHOTO", description = "JPEG or PNG, as the camera took it.")
    private Path photo = Path.of("");

    @Option(names = "--meter", required = true, paramLabel = "FILE", description = "The meter file: docs/camera.md.")
    private Path meter = Path.of("");

    @Option(
            names = "--reference",
            paramLabel = "PICTURE",
            description =
                    "The picture the boxes were drawn in. Without it the picture beside the meter file that has its"
                            + " name; without that the photo itself.")
    private @Nullable Path reference;

    @Option(names = "--draw", paramLabel = "PNG", description = "Draws what was seen into this file.")
    private @Nullable Path drawing;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var setup = MeterSetup.of(Json.MAPPER.readTree(bytes(meter)));
        byte[] image = bytes(photo);
        var origin = ReferencePicture.of(bytes(referenceFile()));
        var outcome = RegisterReader.shipped().read(image, setup, origin);
        if (drawing != null) {
            ImageIO.write(AnnotatedPicture.draw(image, setup, origin, outcome), "png", drawing.toFile());
        }
        return say(outcome, setup);
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw Failure.unknown("there is no file " + file);
        }
    }

    private Path referenceFile() {
        if (reference != null) {
            return reference;
        }
        var name = meter.getFileName().toString();
        int dot = name.lastIndexOf('.');
        var stem = dot < 0 ? name : name.substring(0, dot);
        return ENDINGS.stream()
                .map(ending -> meter.resolveSibling(stem + ending))
                .filter(Files::isReadable)
                .findFirst()
                .orElse(photo);
    }

    private int say(ReadOutcome outcome, MeterSetup setup) {
        if (outcome instanceof Refused refused) {
            print("refused (" + refused.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ') + "): "
                    + refused.detail());
            return NOT_SURE;
        }
        var seen = (Seen) outcome;
        boolean sure = seen.sure(setup.threshold());
        print(seen.written() + " " + seen.register().unit().symbol() + (sure ? "" : " (not sure)"));
        print("drums      " + seen.positions());
        print("confidence "
                + seen.digits().stream()
                        .map(digit -> "%.2f".formatted(digit.confidence()))
                        .collect(Collectors.joining(" ")));
        print("residual   %.2f, alignment %.2f".formatted(seen.residual(), seen.alignment()));
        return sure ? 0 : NOT_SURE;
    }

    private void print(String line) {
        if (spec != null) {
            spec.commandLine().getOut().println(line);
        }
    }
}
