package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.dashboard.testing.RunningDashboard;
import io.nayuki.qrcodegen.QrCode;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class QrIT {
    private static final Pattern BAR = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    private static RunningDashboard dashboard;

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void a_text_is_drawn_module_by_module() {
        var text = "https://mainswatch.local/?claim=K7QF-9XWM";

        var reply = dashboard.post("/qr", "{\"text\":\"" + text + "\"}");

        assertThat(reply.status()).isEqualTo(200);
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        assertThat(reply.at("/size").asInt()).isEqualTo(code.size);
        var drawn = dark(reply.at("/path").asText(), code.size);
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                assertThat(drawn[y][x]).as("%s %s", x, y).isEqualTo(code.getModule(x, y));
            }
        }
    }

    @Test
    void the_longest_text_of_any_script_still_fits() {
        assertThat(dashboard
                        .post("/qr", "{\"text\":\"" + "電".repeat(500) + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(dashboard
                        .post("/qr", "{\"text\":\"" + "x".repeat(501) + "\"}")
                        .mistakes())
                .containsExactly("text");
        assertThat(dashboard.post("/qr", "{\"text\":\"\",\"size\":3}").mistakes())
                .containsExactlyInAnyOrder("text", "size");
    }

    private static boolean[][] dark(String path, int size) {
        var dark = new boolean[size][size];
        var bars = BAR.matcher(path);
        int end = 0;
        while (bars.find()) {
            assertThat(bars.start()).isEqualTo(end);
            assertThat(bars.group(3)).isEqualTo(bars.group(4));
            for (int i = 0; i < Integer.parseInt(bars.group(3)); i++) {
                dark[Integer.parseInt(bars.group(2))][Integer.parseInt(bars.group(1)) + i] = true;
            }
            end = bars.end();
        }
        assertThat(end).isEqualTo(path.length());
        return dark;
    }
}
