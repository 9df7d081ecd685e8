package io.mainswatch.benchmark.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mainswatch.common.security.Secrets;
import io.mainswatch.ingest.signature.RequestSignature;
import io.mainswatch.ingest.signature.SignedNumbers;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;

/** A sensor that has a journal to bring: batch after batch over one connection, each after the answer to the one before. */
final class Uploader implements AutoCloseable {
    static final int BATCH = 100;
    private static final String PATH = "/v1/readings";
    private static final int SECONDS_APART = 5;
    private static final long JOURNAL_SECONDS = 20L * 24 * 3600;

    private final String id;
    private final String secret;
    private final boolean signs;
    private final Socket socket;
    private final InputStream answers;
    private final Instant began = Instant.now().minusSeconds(JOURNAL_SECONDS);
    private long records;
    private long requests;

    Uploader(URI server, String id, String secret, boolean signs) throws IOException {
        this.id = id;
        this.secret = secret;
        this.signs = signs;
        this.socket = new Socket(server.getHost(), server.getPort());
        this.socket.setTcpNoDelay(true);
        this.answers = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends the next {@value #BATCH} records and waits for the answer, which comes after their commit. */
    void batch() throws IOException {
        byte[] body = body().getBytes(US_ASCII);
        byte[] head = head(body).getBytes(US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        socket.getOutputStream().write(request);
        var answer = answer();
        if (!answer.startsWith("{\"stored\":" + BATCH + ",")) {
            throw new IOException("not stored: " + answer);
        }
    }

    private String body() {
        var text = new StringBuilder(16_000).append('[');
        for (int i = 0; i < BATCH; i++) {
            long seq = ++records;
            text.append(i == 0 ? "{" : ",{").append("\"boot\":1,\"seq\":").append(seq);
            text.append(",\"at\":\"").append(began.plusSeconds(seq * SECONDS_APART));
            text.append("\",\"powerWatts\":").append(1_000 + seq % 500);
            text.append(".5,\"voltageVolts\":229.4,\"currentAmps\":4.361,\"energyWh\":")
                    .append(seq)
                    .append('}');
        }
        return text.append(']').toString();
    }

    private String head(byte[] body) {
        var head = new StringBuilder("POST " + PATH + " HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n");
        head.append("Content-Length: ").append(body.length).append("\r\n");
        if (signs) {
            var numbers = new SignedNumbers(Instant.now().getEpochSecond(), 1, ++requests);
            head.append("X-Device: ").append(id).append("\r\nX-Timestamp: ").append(numbers.timestamp());
            head.append("\r\nX-Boot: 1\r\nX-Seq: ").append(numbers.seq()).append("\r\nX-Signature: ");
            head.append(RequestSignature.of(secret, "POST", PATH, numbers, Secrets.sha256(body)));
        } else {
            head.append("Authorization: Bearer ").append(secret);
        }
        return head.append("\r\n\r\n").toString();
    }

    private String answer() throws IOException {
        int length = 0;
        for (var line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return new String(answers.readNBytes(length), US_ASCII);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = answers.read(); c != '\n'; c = answers.read()) {
            if (c < 0) {
                throw new IOException("the server broke off after " + line);
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
