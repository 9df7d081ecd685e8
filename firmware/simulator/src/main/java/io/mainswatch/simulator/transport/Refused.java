package io.mainswatch.simulator.transport;

/** The server said no in a way that asking again cannot change. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public Refused(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status, for example 401. */
    public int status() {
        return status;
    }
}
