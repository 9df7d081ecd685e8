package io.mainswatch.common.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;

/** {@code postgresql://user:password@host:port/database}, taken apart. User and password are percent-decoded. */
public record DatabaseUrl(String host, int port, String database, String user, String password) {
    static final String EXPECTED = "expected postgresql://user:password@host:port/database";

    /** @throws IllegalArgumentException when the text has another form */
    public static DatabaseUrl parse(String text) {
        var uri = URI.create(text);
        boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!postgres
                || uri.getHost() == null
                || uri.getPath() == null
                || uri.getPath().length() < 2) {
            throw new IllegalArgumentException(EXPECTED);
        }
        String[] login = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
        if (login[0].isEmpty()) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return new DatabaseUrl(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                uri.getPath().substring(1),
                URLDecoder.decode(login[0], UTF_8),
                login.length > 1 ? URLDecoder.decode(login[1], UTF_8) : "");
    }

    /** For the JDBC driver, which would otherwise wait for ever for a server that accepts and says nothing. */
    public String jdbc() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database + "?connectTimeout=10&loginTimeout=10";
    }

    /** Without the password: safe to print. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }
}
