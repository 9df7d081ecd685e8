package io.mainswatch.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import io.mainswatch.common.security.Secrets;
import io.mainswatch.common.testing.Await;
import io.mainswatch.dashboard.http.SafeAnswer;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebRoutesIT {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");
    private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>");

    private static Vertx vertx;
    private static URI base;
    private static HttpClient http;

    @BeforeAll
    static void serve() {
        vertx = Vertx.vertx();
        var router = Router.router(vertx);
        router.route().handler(SafeAnswer::stamp);
        Await.result(WebRoutes.load(vertx)).mount(router);
        int port = Await.result(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"))
                .actualPort();
        base = URI.create("http://127.0.0.1:" + port);
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        Await.result(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/devices",
                "/devices/fridge-1.a:b",
                "/settings",
                "/settings/people",
                "/set-up",
                "/invitation",
                "/energy",
                "/energy?range=year&date=2026-01-01",
                "/outages",
                "/outages/7",
                "/sign-in",
                "/outages?days=365"
            })
    void every_view_is_a_link_that_answers_with_the_shell(String path) {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        assertThat(text(answer)).contains("<ms-app>");
    }

    @Test
    void the_policy_allows_exactly_the_one_inline_script() {
        var answer = get("/");
        var importMap = IMPORT_MAP.matcher(text(answer));
        assertThat(importMap.find()).isTrue();
        var digest = Base64.getEncoder().encodeToString(Secrets.sha256(importMap.group(1)));

        assertThat(header(answer, "Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self' 'sha256-" + digest + "';")
                .contains("style-src 'self';", "connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void the_shell_names_nothing_outside_this_server() {
        assertThat(text(get("/"))).doesNotContain("://").doesNotContain("{{");
    }

    @Test
    void every_file_the_shell_names_is_kept_for_ever() {
        for (String path : linked()) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(header(answer, "Cache-Control")).as(path).contains("immutable");
            assertThat(header(answer, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
        }
        assertThat(linked()).anyMatch(path -> path.endsWith("/app.js")).hasSizeLessThan(10);
    }

    @Test
    void a_first_visit_transfers_less_than_60_kB() {
        long bytes = compressedBytes("/");
        for (String path : linked()) {
            bytes += compressedBytes(path);
        }
        System.out.println("a first visit: " + bytes + " bytes in " + (linked().size() + 1) + " files");

        assertThat(bytes).isBetween(20_000L, 60_000L);
    }

    @Test
    void the_compressed_form_is_the_same_file() throws IOException {
        for (String path : linked()) {
            var unpacked = new GZIPInputStream(new ByteArrayInputStream(
                            send(path, "GET", "Accept-Encoding", "gzip").body()))
                    .readAllBytes();
            assertThat(unpacked).as(path).isEqualTo(get(path).body());
        }
    }

    @Test
    void the_form_that_the_build_compressed_is_the_same_file_and_smaller() throws IOException {
        Brotli4jLoader.ensureAvailability();
        long bytes = 0;
        for (String path : linked()) {
            var answer = send(path, "GET", "Accept-Encoding", "gzip, deflate, br, zstd");
            assertThat(header(answer, "Content-Encoding")).as(path).isEqualTo("br");
            assertThat(Decoder.decompress(answer.body()).getDecompressedData())
                    .as(path)
                    .isEqualTo(get(path).body());
            bytes += answer.body().length;
        }
        System.out.println("a first visit over TLS: " + bytes + " bytes");
        assertThat(bytes).isLessThan(54_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|gzip",
                "br, gzip;q=0.8|br",
                "GZIP|gzip",
                "gzip;q=0|",
                "gzip; q=0.0|",
                "br;q=0, gzip|gzip",
                "br|br",
                "gzipped|",
                "identity|"
            })
    void compresses_only_for_those_who_take_it(String accepted, String expected) {
        var answer = send("/", "GET", "Accept-Encoding", accepted);

        assertThat(header(answer, "Content-Encoding")).isEqualTo(expected == null ? "" : expected);
        assertThat(header(answer, "Vary")).startsWith("Accept-Encoding");
    }

    @Test
    void the_shell_is_not_sent_again_to_those_who_have_it() {
        var etag = header(get("/"), "ETag");
        var again = send("/outages", "GET", "If-None-Match", etag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(send("/", "GET", "If-None-Match", "W/\"old\"").statusCode()).isEqualTo(200);
    }

    @Test
    void head_tells_the_same_without_the_body() {
        var get = get("/");
        var head = send("/", "HEAD", "X-Test", "1");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(get.body().length));
        assertThat(header(head, "ETag")).isEqualTo(header(get, "ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/assets/",
                "/assets/old/app.js",
                "/assets/..%2f..%2flogback.xml",
                "/web/app.js",
                "/index.html"
            })
    void any_other_path_answers_404_in_words(String path) {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(text(answer)).contains("There is no such page");
        assertThat(header(answer, "Content-Security-Policy")).contains("script-src 'self';");
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT;q=0.9 en;q=0.8, en",
        "'de-AT,en;q=0.8', de",
        "'fr,uk;q=0.5', uk",
        "hi-IN, hi",
        "es-419, es",
        "*, en",
        "fr, en",
        "'\u00ff,,;q=x', en"
    })
    void what_no_module_can_say_is_said_in_the_browsers_language(String wished, String spoken) {
        for (String path : List.of("/", "/nothing")) {
            var answer = send(path, "GET", "Accept-Language", wished);
            assertThat(text(answer)).as(path).contains("<html lang=\"" + spoken + "\">");
            assertThat(header(answer, "Vary")).as(path).contains("Accept-Language");
        }
    }

    @Test
    void each_language_says_all_of_it() {
        var english = PageWords.in("en");
        for (String language : PageWords.LANGUAGES) {
            assertThat(PageWords.in(language).keySet()).as(language).isEqualTo(english.keySet());
            assertThat(new HashSet<>(PageWords.in(language).values()))
                    .as(language)
                    .hasSameSizeAs(english.values());
        }
        assertThat(text(send("/nothing", "GET", "Accept-Language", "de"))).contains("Diese Seite gibt es nicht");
    }

    @Test
    void the_worker_is_asked_for_anew_each_time_and_may_reach_nothing_else() {
        var answer = get("/service-worker.js");

        assertThat(header(answer, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("script-src 'self';")
                .doesNotContain("unsafe");
    }

    @Test
    void what_is_installed_has_a_name_a_start_and_an_icon_for_every_shape() {
        var manifest = linked().stream()
                .filter(path -> path.endsWith("manifest.webmanifest"))
                .findFirst()
                .orElseThrow();
        var text = text(get(manifest));
        assertThat(text)
                .contains("\"start_url\": \"/\"", "\"display\": \"standalone\"", "maskable", "512x512", "192x192");
        Pattern.compile("\"src\": \"([^\"]+)\"").matcher(text).results().forEach(icon -> {
            var answer = get(URI.create(manifest).resolve(icon.group(1)).toString());
            assertThat(answer.statusCode()).as(icon.group(1)).isEqualTo(200);
            assertThat(header(answer, "Content-Type")).startsWith("image/");
        });
    }

    @Test
    void the_api_answers_for_its_own_unknown_paths() {
        assertThat(text(get("/api/v1/nothing"))).doesNotContain("There is no such page");
    }

    @Test
    void nothing_is_changed_by_a_post_to_the_page() {
        assertThat(send("/", "POST", "X-Test", "1").statusCode()).isEqualTo(405);
    }

    private static List<String> linked() {
        return LINK.matcher(text(get("/")))
                .results()
                .map((MatchResult link) -> link.group(1))
                .distinct()
                .toList();
    }

    private static long compressedBytes(String path) {
        return send(path, "GET", "Accept-Encoding", "gzip").body().length;
    }

    private static HttpResponse<byte[]> get(String path) {
        return send(path, "GET", "X-Test", "1");
    }

    private static HttpResponse<byte[]> send(String path, String method, String name, String value) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .header(name, value)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
