package io.mainswatch.simulator.transport;

/** A host and a TCP port, written {@code host:port}. */
public record Endpoint(String host, int port) {
    private static final int HIGHEST_PORT = 65_535;

    public Endpoint {
        if (host.isBlank()) {
            throw new IllegalArgumentException("a host is missing");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("a port lies between 1 and 65535, not at " + port);
        }
    }

    /** Reads {@code host:port}, or {@code host} alone with the default port. */
    public static Endpoint parse(String text, int defaultPort) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return new Endpoint(text, defaultPort);
        }
        try {
            return new Endpoint(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not host:port", e);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
