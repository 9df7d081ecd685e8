package io.mainswatch.common.picture;

import com.github.davidmoten.aws.lw.client.Client;
import com.github.davidmoten.aws.lw.client.HttpMethod;
import com.github.davidmoten.aws.lw.client.MaxAttemptsExceededException;
import com.github.davidmoten.aws.lw.client.Request;
import com.github.davidmoten.aws.lw.client.Response;
import com.github.davidmoten.aws.lw.client.ServiceException;
import io.mainswatch.common.config.PictureSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.TimeUnit;

/** Pictures in an S3-compatible bucket, addressed path-style, requests signed with AWS Signature Version 4. */
final class PictureBucket implements PictureFiles {
    private static final int PATIENCE_SECONDS = 20;
    private static final int ATTEMPTS = 3;
    private static final int NOT_FOUND = 404;

    private final String url;
    private final Client client;

    PictureBucket(PictureSettings.S3 settings) {
        this.url = settings.url().toString();
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

    private Request request(String name) {
        return client.url(url + "/" + name)
                .connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
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
