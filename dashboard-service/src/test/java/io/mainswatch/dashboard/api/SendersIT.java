package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.dashboard.testing.Reply;
import io.mainswatch.dashboard.testing.RunningDashboard;
import java.io.StringReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;

/** What a device runs to say that it lives is made for who holds its key, and for nobody else. */
final class SendersIT {
    private static RunningDashboard dashboard;
    private static String pingUrl;

    @BeforeAll
    static void start() {
        dashboard = RunningDashboard.start();
        pingUrl = register("spare:phone").at("/pingUrl").asText();
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @ParameterizedTest
    @EnumSource
    void every_sender_is_made_out_for_its_device(Sender sender) throws Exception {
        var reply = download(sender.wire(), keyOf(pingUrl));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).contains(pingUrl).doesNotContain("@PING_URL@", "@DEVICE_ID@", "@BEAT@");
        assertThat(reply.header("Content-Disposition"))
                .startsWith("attachment; filename=\"mainswatch-spare-phone-" + sender.wire() + ".");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        if (sender == Sender.TASKER) {
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(reply.text())));
            assertThat(document.getElementsByTagName("Profile").getLength()).isEqualTo(2);
        }
    }

    @Test
    void an_operator_may_download_it() {
        var operator = dashboard.rows().person("sending-operator", "default", "operator");

        assertThat(download("cron", keyOf(pingUrl), operator).status()).isEqualTo(200);
    }

    @Test
    void a_key_that_is_missing_wrong_or_another_devices_is_refused() {
        var foreign = register("other-phone").at("/pingUrl").asText();

        for (String key : new String[] {null, "x", "", "A".repeat(43), "A".repeat(500), keyOf(foreign)}) {
            var reply = download("cron", key);
            assertThat(reply.status()).as(String.valueOf(key)).isEqualTo(400);
            assertThat(reply.mistakes()).containsExactly("X-Ping-Key");
        }
        assertThat(download("windows", keyOf(pingUrl)).status()).isEqualTo(404);
    }

    @Test
    void a_renewed_key_makes_files_as_long_as_it_works() {
        var old = keyOf(register("renewed-phone").at("/pingUrl").asText());
        var path = "/devices/renewed-phone/senders/cron";
        var fresh = keyOf(dashboard
                .post("/devices/renewed-phone/secret", "{\"kind\":\"ping\",\"overlapSeconds\":3600}")
                .at("/pingUrl")
                .asText());

        assertThat(download(path, old, RunningDashboard.ADMINISTRATOR).status()).isEqualTo(200);
        dashboard.clock().advance(Duration.ofHours(2));
        assertThat(download(path, old, RunningDashboard.ADMINISTRATOR).status()).isEqualTo(400);
        assertThat(download(path, fresh, RunningDashboard.ADMINISTRATOR).status())
                .isEqualTo(200);
    }

    private static Reply register(String id) {
        return dashboard.post(
                "/devices",
                "{\"id\":\"" + id + "\",\"name\":\"Spare phone\",\"kind\":\"phone\",\"supply\":\"battery\"}");
    }

    private static Reply download(String sender, String key) {
        return download(sender, key, RunningDashboard.ADMINISTRATOR);
    }

    private static Reply download(String sender, String key, String token) {
        var headers = new HashMap<String, String>(RunningDashboard.bearer(token));
        if (key != null) {
            headers.putAll(Map.of("X-Ping-Key", key));
        }
        var path = sender.startsWith("/") ? sender : "/devices/spare:phone/senders/" + sender;
        return dashboard.send("GET", path, headers, null);
    }

    private static String keyOf(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
