package io.mainswatch.ingest.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.security.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The known answers that the firmware's tests give as well: that file is the protocol. */
class VectorsTest {
    private static final Path FILE = Path.of("../firmware/vectors/protocol.txt");

    static List<Map<String, String>> signatures() throws IOException {
        var found = new ArrayList<Map<String, String>>();
        Map<String, String> current = Map.of();
        for (var line : Files.readAllLines(FILE)) {
            if (line.startsWith("signature ")) {
                current = new LinkedHashMap<>(Map.of("name", line.substring("signature ".length())));
                found.add(current);
            } else if (line.startsWith("  ") && !current.isEmpty()) {
                var words = line.strip().split(" ", 2);
                current.put(words[0], words.length == 2 ? words[1] : "");
            } else {
                current = Map.of();
            }
        }
        return found;
    }

    @Test
    void there_are_as_many_as_the_firmware_has() throws IOException {
        assertThat(signatures()).hasSizeGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void the_server_signs_as_the_firmware_does(Map<String, String> vector) {
        var numbers = new SignedNumbers(number(vector, "timestamp"), number(vector, "boot"), number(vector, "seq"));
        var body = HexFormat.of().parseHex(vector.get("body"));

        assertThat(RequestSignature.of(
                        vector.get("secret"), vector.get("method"), vector.get("path"), numbers, Secrets.sha256(body)))
                .isEqualTo(vector.get("signature"));
    }

    private static long number(Map<String, String> vector, String field) {
        return Long.parseLong(vector.get(field));
    }
}
