package io.mainswatch.common.picture;

import com.github.davidmoten.aws.lw.client.Client;
import com.github.davidmoten.aws.lw.client.HttpMethod;
import com.github.davidmoten.aws.lw.client.MaxAttemptsExceededException;
import com.github.davidmoten.aws.lw.client.Request;
import com.github.davidmoten.aws.lw.client.Response;
import com.github.davidmoten.aws.lw.client.ServiceException;
import com.github.davidmoten.aws.lw.client.xml.XmlElement;
import io.mainswatch.common.config.PictureSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Pictures in an S3-compatible bucket, addressed path-style, requests signed with AWS Signature Version 4. */
final class PictureBucket implements PictureFiles {
    private static final int PATIENCE_SECONDS = 20;
    private static final int ATTEMPTS = 3;
    private static final int NOT_FOUND = 404;

    private final String bucket;
    /** Of every key: empty, or ending in a slash. */
    private final String prefix;

    private final Client client;

    PictureBucket(PictureSettings.S3 settings) {
        var path = settings.url().getPath().substring(1);
        int end = path.indexOf('/');
        var name = end < 0 ? path : path.substring(0, end);
        this.bucket = settings.url().resolve("/" + name).toString();
        this.prefix = end < 0 ? "" : path.substring(end + 1) + "/";
        this.client = Client.s3()
                .region(settings.region())
                .accessKey(settings.accessKey())
                .secretKey(settings.secretKey())
                .build();
    }

    @Override
    public void put(String name, byte[] bytes) throws IOException {
        var response = ask(name, request(name).method(HttpMethod.PUT).requestBody(bytes));
        require(response, name);
    }

    @Override
    public byte[] get(String name) throws IOException {
        var response = ask(name, request(name).method(HttpMethod.GET));
        require(response, name);
        return response.content();
    }

    @Override
    public void delete(String name) throws IOException {
        var response = ask(name, request(name).method(HttpMethod.DELETE));
        if (response.statusCode() != NOT_FOUND) {
            require(response, name);
        }
    }

    /** ListObjectsV2, page by page. */
    @Override
    public List<String> names() throws IOException {
        var names = new ArrayList<String>();
        var token = "";
        do {
            var page = page(token);
            page.childrenWithName("Contents").forEach(entry -> names.add(withoutPrefix(entry.content("Key"))));
            var next = page.childrenWithName("NextContinuationToken");
            token = next.isEmpty() ? "" : next.get(0).content();
        } while (!token.isEmpty());
        return names;
    }

    private XmlElement page(String token) throws IOException {
        var request = patient(client.url(bucket).query("list-type", "2").query("prefix", prefix));
        var response = ask("the list", token.isEmpty() ? request : request.query("continuation-token", token));
        require(response, "the list");
        return XmlElement.parse(response.contentUtf8());
    }

    private String withoutPrefix(String key) {
        return key.substring(Math.min(prefix.length(), key.length()));
    }

    private Request request(String name) {
        return patient(client.url(bucket + "/" + prefix + name));
    }

    private static Request patient(Request request) {
        return request.connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .readTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .retryMaxAttempts(ATTEMPTS);
    }

    private static Response ask(String name, Request request) throws IOException {
        try {
            return request.response();
        } catch (ServiceException | MaxAttemptsExceededException | UncheckedIOException e) {
            throw new IOException("the picture store does not answer for " + name, e);
        }
    }

    private static void require(Response response, String name) throws IOException {
        if (response.statusCode() == NOT_FOUND) {
            throw new NoSuchFileException(name);
        }
        if (!response.isOk()) {
            throw new IOException("the picture store answers " + response.statusCode() + " for " + name);
        }
    }
}
